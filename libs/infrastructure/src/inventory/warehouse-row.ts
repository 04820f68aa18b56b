import type { WarehouseSnapshot } from '@strata/domain';
import { addressColumns, splitAddress } from '../database/address-columns.js';
import type { Warehouse as WarehouseRow } from '../generated/prisma/client.js';

/** The row of a warehouse. */
export function toRow({ address, ...snapshot }: WarehouseSnapshot): WarehouseRow {
  return { ...snapshot, ...addressColumns(address) };
}

/** The warehouse of a row. */
export function toSnapshot(row: WarehouseRow): WarehouseSnapshot {
  const { rest, address } = splitAddress(row);
  return { ...rest, address } as WarehouseSnapshot;
}
