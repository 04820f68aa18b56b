import {
  BILLED_DOCUMENT_TYPES,
  DEPOSIT_KINDS,
  type DepositKind,
  PAID_BY,
  PAYMENT_METHODS,
  PAYMENT_REFERENCE_MAX_LENGTH,
  PAYMENT_STATUSES,
  REFUND_KINDS,
  REFUND_REASON_MAX_LENGTH,
  type PaymentMethod,
} from '@strata/domain';
import Joi from 'joi';
import { amount, currency, id, pageSchema, requiredText, text } from '@strata/api-kit';

/** Body of `POST …/payments`. */
export interface PaymentCreate {
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference?: string | null;
}

/** Body of `POST …/refunds`. */
export interface RefundCreate {
  readonly amount: string;
  readonly method?: PaymentMethod;
  readonly reference?: string | null;
  readonly reason: string;
}

/** Body of `POST …/deposits`. */
export interface DepositCreate {
  readonly kind: DepositKind;
  readonly amount: string;
  readonly method?: PaymentMethod;
  readonly reference?: string | null;
}

export const paymentMethod = () => Joi.string().valid(...PAYMENT_METHODS);
/** How something was paid. */
export const paidBy = () => Joi.string().valid(...PAID_BY);
export const paymentStatus = Joi.string().valid(...PAYMENT_STATUSES);
/** How money goes back, where a request may say so. */
export const refundMethod = () => paymentMethod().description('As it was paid unless said.');

const reference = text(PAYMENT_REFERENCE_MAX_LENGTH).allow(null, '');
const reason = requiredText(REFUND_REASON_MAX_LENGTH, 'lines').example('Delivered late');

export const paymentCreateSchema = Joi.object<PaymentCreate, true>({
  amount: amount().required(),
  method: paymentMethod().required(),
  reference,
})
  .id('PaymentCreate')
  .description('Money that came in.');

export const refundCreateSchema = Joi.object<RefundCreate, true>({
  amount: amount().required(),
  method: refundMethod(),
  reference,
  reason: reason.required(),
})
  .id('RefundCreate')
  .description('Money that goes back without a return.');

/** What is done with a deposit. */
export const depositKind = () => Joi.string().valid(...DEPOSIT_KINDS);

export const depositCreateSchema = Joi.object<DepositCreate, true>({
  kind: depositKind().required().description('`applied`: it becomes a payment.'),
  amount: amount().required(),
  method: paymentMethod().description(
    'Of what is received, always; of what is released as it came in unless said; never of what is applied.',
  ),
  reference,
})
  .id('DepositCreate')
  .example({ kind: 'received', amount: '50.00', method: 'card' })
  .description('What is done with a deposit.');

const recordFields = {
  id: id().required(),
  document_type: Joi.string()
    .valid(...BILLED_DOCUMENT_TYPES)
    .required(),
  document_id: id().required(),
  amount: amount().required(),
  currency: currency().required(),
  method: paymentMethod().required(),
  reference: Joi.string().allow(null).required(),
  created_at: Joi.string().isoDate().required(),
  created_by: Joi.string().required(),
};

export const paymentPageSchema = pageSchema(
  'PaymentPage',
  Joi.object({
    ...recordFields,
    method: paidBy().required().description('`deposit`: what was held became a payment.'),
  })
    .id('PaymentResponse')
    .description('Money that came in; never changes.'),
);

export const refundPageSchema = pageSchema(
  'RefundPage',
  Joi.object({
    ...recordFields,
    kind: Joi.string()
      .valid(...REFUND_KINDS)
      .required(),
    reason: Joi.string().allow(null).required().description('Of goodwill alone.'),
  })
    .id('RefundResponse')
    .description('Money that went back; never changes.'),
);

export const depositPageSchema = pageSchema(
  'DepositPage',
  Joi.object({
    ...recordFields,
    kind: depositKind().required().description('`applied`: it became a payment.'),
    method: paymentMethod().allow(null).required().description('Null where it was applied.'),
  })
    .id('DepositResponse')
    .description('What was done with a deposit; never changes.'),
);
