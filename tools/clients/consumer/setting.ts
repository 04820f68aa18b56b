import { equal } from 'node:assert/strict';

/** Where the server is, and who signs in there. */
export const [origin = '', username = '', password = ''] = process.argv.slice(2);

export const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** Every code that a second customer with the same email address can be refused with. */
export type Refusal = 'customer.email_taken' | 'idempotency_key.in_flight' | 'store.row_locked';

/** Says what a refusal was, by its type; a code that the document does not name would not compile. */
export function expectTaken(code: Refusal): void {
  equal(code, 'customer.email_taken');
}
