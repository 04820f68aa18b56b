/** What one request is made of; the path is below the base path. */
export interface Step {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Id and name of the user who asks, with a point between; an admin unless it says so. */
  readonly actor?: string;
}

/** Sends a request and gives the JSON of its answer. */
export type Send = (step: Step) => Promise<Record<string, never>>;
