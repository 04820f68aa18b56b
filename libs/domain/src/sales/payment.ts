import type { EntityId } from '../shared/entity-id.js';
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
