import { Money } from '@strata/domain-kit';
import type { ItemSnapshot } from '@strata/domain';
import type { Prisma } from '../generated/prisma/client.js';

/** A row as either library gives it: a decimal comes as an object or as its text. */
export type ItemRow = Omit<ItemSnapshot, 'id' | 'unitPrice' | 'vendorId'> & {
  readonly id: string;
  readonly unitPrice: Prisma.Decimal | string;
  readonly vendorId: string | null;
};

/** The item of a row. */
export function toSnapshot(row: ItemRow): ItemSnapshot {
  const { unitPrice: price, currency } = row;
  const unitPrice =
    typeof price === 'string' ? price : Money.of(price.toFixed(), currency).toDecimal();
  return { ...row, unitPrice } as ItemSnapshot;
}
