import type { BalanceSnapshot } from '../billing/balance.js';
import type { CustomerId } from '../customers/customer.js';
import type { AggregateSnapshot, EntityId } from '@strata/domain-kit';
import type { AddressData } from '../shared/address.js';
import type { PaymentTermsName } from '../shared/payment-terms.js';
import type { SalesLineSnapshot } from './sales-line.js';
import type { SalesStatus } from './sales-status.js';

/** The identity of a sale. */
export type SalesTransactionId = EntityId<'SalesTransaction'>;

/** A sale as stored; amounts are decimal texts with the places of its currency. */
export interface SalesTransactionSnapshot
  extends AggregateSnapshot<'SalesTransaction'>, BalanceSnapshot {
  /** For people, such as `ST-2026-000042`. */
  readonly number: string;
  readonly customerId: CustomerId;
  /** As the customer was called when they bought; so is the address. */
  readonly customerName: string;
  readonly customerAddress: Required<AddressData> | null;
  readonly paymentTerms: PaymentTermsName;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly status: SalesStatus;
  /** Still to be fulfilled or paid. */
  readonly isOpen: boolean;
  readonly items: readonly SalesLineSnapshot[];
}
