import {
  type ActionContext,
  type EntityId,
  Money,
  newEntityId,
  optionalText,
} from '@strata/domain-kit';
import type { PaymentMethod } from './sales-status.js';

/** The longest reference of a payment: the number of a check, of a bank transfer. */
export const PAYMENT_REFERENCE_MAX_LENGTH = 255;

/** A payment as stored: appended, never changed or deleted. */
export interface Payment {
  readonly id: EntityId<'Payment'>;
  /** Decimal text, in the currency of the sale. */
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Money that somebody hands over. */
export interface PaymentRequest {
  /** Decimal text. */
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string | null;
}

/**
 * The payment that a request makes of itself; whether it is due, `SalesBalance` knows.
 * @throws DomainError `money.*`, `text.*`
 */
export function newPayment(
  request: PaymentRequest,
  currency: string,
  context: ActionContext,
): Payment {
  const reference = optionalText('reference', request.reference, PAYMENT_REFERENCE_MAX_LENGTH);
  return {
    amount: Money.of(request.amount, currency).toDecimal(),
    method: request.method,
    reference,
    id: newEntityId<'Payment'>(context),
    createdAt: context.at,
    createdBy: context.by,
  };
}
