import { defineErrors } from '@strata/domain-kit';

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
  wrongStatus: {
    kind: 'conflict',
    code: 'sales_transaction.wrong_status',
    message: (status: string, needed: string) => `The sale is ${status}; only a ${needed} one can.`,
    details: (status: string, needed: string) => ({ status, needed }),
  },
  paymentAmountInvalid: {
    kind: 'invalid',
    code: 'payment.amount_invalid',
    message: () => 'A payment is more than nothing.',
    details: () => ({ field: 'amount' }),
  },
  paymentExceedsBalance: {
    kind: 'conflict',
    code: 'payment.exceeds_balance',
    message: (amount: string, due: string) => `${amount} is more than the ${due} still due.`,
    details: (amount: string, balanceDue: string) => ({ amount, balanceDue }),
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
