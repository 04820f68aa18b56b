/**
 * What a behaviour needs from outside: when it happens, who does it, and new ids. Passed in as one
 * value because the domain may read neither the clock nor a source of randomness.
 */
export interface ActionContext {
  /** The moment of the action, UTC. */
  readonly at: Date;
  /** The id of the acting user, or {@link SYSTEM_ACTOR}. */
  readonly by: string;
  /** Makes a new UUID v7. */
  newId(): string;
}

/** The actor of what the program does by itself (commands, subscribers). */
export const SYSTEM_ACTOR = 'system';
