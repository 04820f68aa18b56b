import { errorContract } from '../testing/index.js';
import { billingErrors } from './billing-errors.js';

errorContract(billingErrors, {
  paymentAmountInvalid: [
    [
      [],
      'invalid',
      'payment.amount_invalid',
      'A payment is more than nothing.',
      { field: 'amount' },
    ],
  ],
  paymentExceedsBalance: [
    [
      ['20.00', '19.99'],
      'conflict',
      'payment.exceeds_balance',
      '20.00 is more than the 19.99 still due.',
      { amount: '20.00', balanceDue: '19.99' },
    ],
  ],
  refundAmountInvalid: [
    [[], 'invalid', 'refund.amount_invalid', 'A refund is more than nothing.', { field: 'amount' }],
  ],
  refundExceedsPaid: [
    [
      ['20.00', '19.99'],
      'conflict',
      'refund.exceeds_paid',
      '20.00 is more than the 19.99 that was paid and not given back.',
      { amount: '20.00', refundable: '19.99' },
    ],
  ],
  depositAmountInvalid: [
    [
      [],
      'invalid',
      'deposit.amount_invalid',
      'What is received, applied or released of a deposit is more than nothing.',
      { field: 'amount' },
    ],
  ],
  depositMethodInvalid: [
    [
      [],
      'invalid',
      'deposit.method_invalid',
      'A deposit is received by a method, and applied by none.',
      { field: 'method' },
    ],
  ],
  depositExceedsHeld: [
    [
      ['20.00', '19.99'],
      'conflict',
      'deposit.exceeds_held',
      '20.00 is more than the 19.99 that is held.',
      { amount: '20.00', held: '19.99' },
    ],
  ],
});
