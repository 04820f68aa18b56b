/** What the document says of an API beyond what its endpoints declare. */
export interface DocumentWords {
  /** What each tag is about. */
  readonly tags: Readonly<Record<string, string>>;
  /** What a name on the wire means, wherever its schema does not say more. */
  readonly terms: Readonly<Record<string, string>>;
  /** What its head tells beside name and version, as OpenAPI names it: whom to ask, the license. */
  readonly info: Readonly<Record<string, unknown>>;
  /** Where all error codes are explained. */
  readonly errorCatalogue: string;
}

/** The names that every API of this kit has. */
export const SHARED_TERMS: Readonly<Record<string, string>> = {
  id: 'Its own id, a UUID.',
  created_at: 'When it was made.',
  updated_at: 'When it was last changed.',
  created_by: 'The id of the user who made it, or `system`.',
  updated_by: 'The id of the user who last changed it, or `system`.',
  is_active: 'Whether it is not deleted.',
  amount: 'How much money.',
  currency: 'The currency, by its code of ISO 4217.',
  version: 'Counts its changes; the ETag holds it.',
};
