/** Makes identities. */
export interface IdGenerator {
  /** A new UUID v7 of the given moment. */
  newId(at: Date): string;
}
