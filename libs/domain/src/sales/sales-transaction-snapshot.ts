import type { CustomerId } from '../customers/customer.js';
import type { AggregateSnapshot, EntityId } from '@strata/domain-kit';
import type { PaymentTermsName } from '../shared/payment-terms.js';
import type { SalesBalanceSnapshot } from './sales-balance.js';
import type { SalesLineSnapshot } from './sales-line.js';
import type { SalesStatus } from './sales-status.js';

/** The identity of a sale. */
export type SalesTransactionId = EntityId<'SalesTransaction'>;

/** A sale as stored; amounts are decimal texts with the places of its currency. */
export interface SalesTransactionSnapshot
  extends AggregateSnapshot<'SalesTransaction'>, SalesBalanceSnapshot {
  /** For people, such as `ST-2026-000042`. */
  readonly number: string;
  readonly customerId: CustomerId;
  readonly paymentTerms: PaymentTermsName;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly status: SalesStatus;
  /** Still to be fulfilled or paid. */
  readonly isOpen: boolean;
  readonly items: readonly SalesLineSnapshot[];
}
