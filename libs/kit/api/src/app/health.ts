import { HttpError, httpErrors } from '../errors/http-errors.js';

/**
 * Where in its life the server is. It serves while `ready` and while `draining`: then load balancers
 * are told to look elsewhere, but who still comes is served.
 */
export type LifecyclePhase = 'starting' | 'ready' | 'draining' | 'stopping';

/** What the health routes report. */
export interface Health {
  readonly version: string;
  phase(): LifecyclePhase;
  /** Why the database cannot serve at the moment; null when it can. */
  databaseProblem(): Promise<string | null>;
}

/** Whether requests to the API are served in this phase. */
export function isServing(phase: LifecyclePhase): boolean {
  return phase === 'ready' || phase === 'draining';
}

/** 503 with the time after which to ask again. */
export function notReady(): HttpError {
  return new HttpError(httpErrors.notReady, { headers: { 'Retry-After': '1' } });
}
