import type { AggregateSnapshot, EntityId } from '@strata/domain-kit';
import type { BalanceSnapshot } from '../billing/balance.js';
import type { DepositSnapshot } from '../billing/deposit.js';
import type { CustomerId } from '../customers/customer.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { AddressData } from '../shared/address.js';
import type { PaymentTermsName } from '../shared/payment-terms.js';
import type { RentalLineSnapshot } from './rental-line-snapshot.js';
import type { RentalStatus } from './rental-status.js';

/** The identity of a rental agreement. */
export type RentalAgreementId = EntityId<'RentalAgreement'>;

/** An agreement as stored; amounts are decimal texts with the places of its currency. */
export interface RentalAgreementSnapshot
  extends AggregateSnapshot<'RentalAgreement'>, BalanceSnapshot, DepositSnapshot {
  /** For people, such as `RA-2026-000042`. */
  readonly number: string;
  readonly customerId: CustomerId;
  /** As the customer was called when they rented; so is the address. */
  readonly customerName: string;
  readonly customerAddress: Required<AddressData> | null;
  readonly warehouseId: WarehouseId;
  /** That of the warehouse as it was: days are counted by it. */
  readonly timeZone: string;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly paymentTerms: PaymentTermsName;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly status: RentalStatus;
  /** How many pieces of all lines are out: overdue is who has some after the end. */
  readonly piecesOut: number;
  /** Something is reserved, out, to be paid, or held as a deposit. */
  readonly isOpen: boolean;
  readonly items: readonly RentalLineSnapshot[];
}
