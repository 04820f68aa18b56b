import { defineErrors } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';

/** A price that was asked for and may not be given. Amounts are decimal texts. */
export interface PriceBelowList {
  readonly itemId: ItemId;
  readonly listPrice: string;
  readonly asked: string;
  /** The least that may be given, with a discount. */
  readonly lowest: string;
}

/** Errors of the sales context. */
export const salesErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'sales_transaction.not_found',
    message: (id: string) => `There is no sales transaction ${id}.`,
  },
  customerUnknown: {
    kind: 'invalid',
    code: 'sales_transaction.customer_unknown',
    message: (id: string) => `There is no customer ${id}.`,
    details: () => ({ field: 'customer_id' }),
  },
  noItems: {
    kind: 'invalid',
    code: 'sales_transaction.no_items',
    message: () => 'Name at least one item.',
    details: () => ({ field: 'items' }),
  },
  tooManyItems: {
    kind: 'invalid',
    code: 'sales_transaction.too_many_items',
    message: (max: number) => `A sale has at most ${max} lines.`,
    details: (max: number) => ({ field: 'items', max }),
  },
  priceNegative: {
    kind: 'invalid',
    code: 'sales_transaction.price_negative',
    message: () => 'A unit price must not be negative.',
    details: () => ({ field: 'items' }),
  },
  priceTwice: {
    kind: 'invalid',
    code: 'sales_transaction.price_twice',
    message: () => 'A line has a unit price or a discount, not both.',
    details: () => ({ field: 'items' }),
  },
  priceZero: {
    kind: 'invalid',
    code: 'sales_transaction.price_zero',
    message: () => 'What has a price is given away by a discount of rate 1, with a reason.',
    details: () => ({ field: 'items' }),
  },
  discountRateInvalid: {
    kind: 'invalid',
    code: 'sales_transaction.discount_rate_invalid',
    message: () =>
      'A discount rate is a decimal text from 0 to 1, such as "0.10", of 4 places at most.',
    details: () => ({ field: 'items' }),
  },
  priceBelowList: {
    kind: 'forbidden',
    code: 'sales_transaction.price_below_list',
    message: (_lines: readonly PriceBelowList[]) =>
      'Some lines are cheaper than you may sell; a discount needs a reason and has a limit.',
    details: (lines: readonly PriceBelowList[]) => ({ lines }),
  },
  wrongStatus: {
    kind: 'conflict',
    code: 'sales_transaction.wrong_status',
    message: (status: string, needed: string) =>
      `The sale is ${status}; only one that is ${needed} can.`,
    details: (status: string, needed: string) => ({ status, needed }),
  },
  returnNotFound: {
    kind: 'not_found',
    code: 'sales_return.not_found',
    message: (id: string) => `There is no sales return ${id}.`,
  },
  returnLineUnknown: {
    kind: 'invalid',
    code: 'sales_return.line_unknown',
    message: (id: string) => `The sale has no line ${id}.`,
    details: () => ({ field: 'items' }),
  },
  overReturn: {
    kind: 'conflict',
    code: 'sales_return.exceeds_sold',
    message: (asked: number, returnable: number) =>
      `${asked} pieces were to be returned, but only ${returnable} can be.`,
    details: (asked: number, returnable: number) => ({ asked, returnable }),
  },
});
