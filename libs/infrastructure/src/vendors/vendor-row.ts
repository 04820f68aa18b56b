import type { VendorSnapshot } from '@strata/domain';
import { optionalAddressColumns, splitAddress } from '../database/address-columns.js';
import type { Vendor as VendorRow } from '../generated/prisma/client.js';

/** The row of a vendor. */
export function toRow({ address, ...snapshot }: VendorSnapshot): VendorRow {
  return { ...snapshot, ...optionalAddressColumns(address) };
}

/** The vendor of a row. */
export function toSnapshot(row: VendorRow): VendorSnapshot {
  const { rest, address } = splitAddress(row);
  return { ...rest, address } as VendorSnapshot;
}
