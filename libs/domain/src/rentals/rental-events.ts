import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type {
  DepositApplied,
  DepositReceived,
  DepositReleased,
  PaymentReceived,
  RefundMade,
} from '../billing/billing-events.js';

/** What was rented in one line of an agreement. */
export type RentedLineFacts = {
  readonly id: string;
  readonly itemId: string;
  /** As the item was called when it was rented. */
  readonly sku: string;
  readonly quantity: number;
  /** Decimal text: what its rental costs, without what lateness, damage and loss cost besides. */
  readonly charge: string;
};

type AgreementFacts = {
  readonly number: string;
  readonly customerId: string;
  readonly warehouseId: string;
  readonly currency: string;
  /** Decimal text, as every amount here. */
  readonly totalAmount: string;
};

/** Moments are texts of RFC 3339 in UTC. */
type PeriodFacts = { readonly startsAt: string; readonly endsAt: string };

type PieceFacts = {
  readonly rentalLineId: string;
  readonly itemId: string;
  readonly sku: string;
  readonly quantity: number;
};

/** Pieces were promised to a customer. */
export type RentalAgreementReserved = DomainEvent<
  'rental_agreement.reserved',
  AgreementFacts &
    PeriodFacts & {
      readonly dueDate: string;
      readonly depositRequired: string;
      readonly items: readonly RentedLineFacts[];
    }
>;

/** An agreement ends later than it did. */
export type RentalAgreementExtended = DomainEvent<
  'rental_agreement.extended',
  AgreementFacts &
    PeriodFacts & {
      /** When it ended before. */
      readonly formerEndsAt: string;
      /** What that is charged. */
      readonly amount: string;
      readonly items: readonly RentedLineFacts[];
    }
>;

/** Pieces left the house. */
export type RentalAgreementHandedOut = DomainEvent<
  'rental_agreement.handed_out',
  AgreementFacts & {
    readonly handOutId: string;
    readonly at: string;
    readonly items: readonly (PieceFacts & { readonly assetIds: readonly string[] })[];
  }
>;

/** Pieces came back, or never will. */
export type RentalAgreementCheckedIn = DomainEvent<
  'rental_agreement.checked_in',
  AgreementFacts & {
    readonly checkInId: string;
    readonly at: string;
    /** `returned` once nothing is out or left to be handed out. */
    readonly status: string;
    readonly items: readonly (PieceFacts & {
      readonly assetIds: readonly string[];
      /** `good`, `damaged` or `lost`. */
      readonly condition: string;
      readonly lateCharge: string;
      /** For damage or loss. */
      readonly charge: string;
    })[];
  }
>;

/** Pieces that were not handed out are free again. */
export type RentalAgreementReleased = DomainEvent<
  'rental_agreement.released',
  AgreementFacts & {
    readonly status: string;
    /** With what is taken off for each. */
    readonly items: readonly (PieceFacts & { readonly amount: string })[];
    readonly refundAmount: string;
  }
>;

/** An agreement was called off before anything was handed out; what was paid and left goes back. */
export type RentalAgreementCancelled = DomainEvent<
  'rental_agreement.cancelled',
  AgreementFacts & {
    readonly refundAmount: string;
    readonly items: readonly RentedLineFacts[];
  }
>;

/** Pieces of a line came back late; a check-in of several lines is several of these. */
export type LateFeeCharged = DomainEvent<
  'late_fee.charged',
  PieceFacts & {
    readonly number: string;
    readonly customerId: string;
    readonly checkInId: string;
    readonly amount: string;
    readonly currency: string;
    readonly balanceDue: string;
  }
>;

/** What can happen to an agreement. */
export type RentalAgreementEvents = EventMap<
  | RentalAgreementReserved
  | RentalAgreementExtended
  | RentalAgreementHandedOut
  | RentalAgreementCheckedIn
  | RentalAgreementReleased
  | RentalAgreementCancelled
  | LateFeeCharged
  | PaymentReceived
  | RefundMade
  | DepositReceived
  | DepositApplied
  | DepositReleased
>;
