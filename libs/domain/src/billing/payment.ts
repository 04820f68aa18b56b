import {
  type ActionContext,
  type EntityId,
  Money,
  newEntityId,
  optionalText,
} from '@strata/domain-kit';
import type { BilledDocument, BilledDocumentType } from './billed-document.js';
import type { PaidBy, PaymentMethod } from './payment-method.js';

/** The longest reference of a payment or refund: the number of a check, of a bank transfer. */
export const PAYMENT_REFERENCE_MAX_LENGTH = 255;

/** Money of a document, as stored: appended, never changed or deleted. */
export interface MoneyRecord<Kind extends string, Method = PaymentMethod> {
  readonly id: EntityId<Kind>;
  readonly documentType: BilledDocumentType;
  readonly documentId: string;
  /** Decimal text with the places of its currency; more than nothing. */
  readonly amount: string;
  /** That of the document. */
  readonly currency: string;
  readonly method: Method;
  readonly reference: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Money that a document was paid by. */
export type Payment = MoneyRecord<'Payment', PaidBy>;

/** Money that somebody hands over. */
export interface PaymentRequest<Method = PaymentMethod> {
  /** Decimal text. */
  readonly amount: string;
  readonly method: Method;
  readonly reference: string | null;
}

/**
 * The record that a request makes of itself; whether the amount may change hands, `Balance` knows.
 * @throws DomainError `money.*`, `text.*`
 */
export function recordOf<Kind extends string, Method>(
  { type, id }: BilledDocument,
  { amount, method, reference }: PaymentRequest<Method>,
  currency: string,
  context: ActionContext,
): MoneyRecord<Kind, Method> {
  return {
    reference: optionalText('reference', reference, PAYMENT_REFERENCE_MAX_LENGTH),
    amount: Money.of(amount, currency).toDecimal(),
    id: newEntityId<Kind>(context),
    documentType: type,
    documentId: id,
    currency,
    method,
    createdAt: context.at,
    createdBy: context.by,
  };
}
