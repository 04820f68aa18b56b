import type { UserSnapshot } from '@strata/domain';
import type { User as UserRow } from '../generated/prisma/client.js';

/** The user of a row: the row holds the same fields, typed more loosely. */
export function toSnapshot(row: UserRow): UserSnapshot {
  return row as UserRow & Pick<UserSnapshot, 'id' | 'passwordHash' | 'role'>;
}
