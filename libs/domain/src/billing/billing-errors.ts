import { defineErrors } from '@strata/domain-kit';

/** Errors of the billing context. */
export const billingErrors = defineErrors({
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
  refundAmountInvalid: {
    kind: 'invalid',
    code: 'refund.amount_invalid',
    message: () => 'A refund is more than nothing.',
    details: () => ({ field: 'amount' }),
  },
  refundExceedsPaid: {
    kind: 'conflict',
    code: 'refund.exceeds_paid',
    message: (amount: string, net: string) =>
      `${amount} is more than the ${net} that was paid and not given back.`,
    details: (amount: string, refundable: string) => ({ amount, refundable }),
  },
  depositAmountInvalid: {
    kind: 'invalid',
    code: 'deposit.amount_invalid',
    message: () => 'What is received, applied or released of a deposit is more than nothing.',
    details: () => ({ field: 'amount' }),
  },
  depositMethodInvalid: {
    kind: 'invalid',
    code: 'deposit.method_invalid',
    message: () => 'A deposit is received by a method, and applied by none.',
    details: () => ({ field: 'method' }),
  },
  depositExceedsHeld: {
    kind: 'conflict',
    code: 'deposit.exceeds_held',
    message: (amount: string, held: string) => `${amount} is more than the ${held} that is held.`,
    details: (amount: string, held: string) => ({ amount, held }),
  },
});
