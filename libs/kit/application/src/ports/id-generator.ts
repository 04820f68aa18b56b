/** Makes identities. */
export interface IdGenerator {
  /** A new UUID v7 of the given moment, or of a later one: the ids of a process never go back. */
  newId(at: Date): string;
}
