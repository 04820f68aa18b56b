import type { CustomerSnapshot } from '@strata/domain';
import { optionalAddressColumns, splitAddress } from '../database/address-columns.js';
import type { Customer as CustomerRow } from '../generated/prisma/client.js';

/** The row of a customer. */
export function toRow({ address, ...snapshot }: CustomerSnapshot): CustomerRow {
  return { ...snapshot, ...optionalAddressColumns(address) };
}

/** The customer of a row. */
export function toSnapshot(row: CustomerRow): CustomerSnapshot {
  const { rest, address } = splitAddress(row);
  return { ...rest, address } as CustomerSnapshot;
}
