import type { ContactNumberSnapshot } from '@strata/domain';
import type { ContactNumber as ContactNumberRow } from '../generated/prisma/client.js';

/** The contact number of a row. */
export function toSnapshot(row: ContactNumberRow): ContactNumberSnapshot {
  return row as ContactNumberSnapshot;
}
