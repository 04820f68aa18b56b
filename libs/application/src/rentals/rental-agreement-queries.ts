import type { ListQuery, Page, ResourceQueries, WithoutLines } from '@strata/application-kit';
import type {
  RentalAgreementSnapshot,
  RentalCheckIn,
  RentalHandOut,
  RentalStatus,
} from '@strata/domain';

/** An agreement as read, lines and their charges included. */
export type RentalAgreementView = RentalAgreementSnapshot;

/** A hand-out as read, lines included. */
export type RentalHandOutView = RentalHandOut;

/** A check-in as read, lines included. */
export type RentalCheckInView = RentalCheckIn;

/** Which agreements to list; every condition given must hold. */
export interface RentalAgreementFilter {
  /** The number, exactly. */
  readonly number?: string | undefined;
  readonly customerId?: string | undefined;
  /** Of which one line is. */
  readonly itemId?: string | undefined;
  readonly status?: RentalStatus | undefined;
  /** Its time has a part at this moment or later, */
  readonly from?: Date | undefined;
  /** and before this one. */
  readonly to?: Date | undefined;
  /** Whether something of it is reserved, out, to be paid or held as a deposit. */
  readonly open?: boolean | undefined;
  readonly overdue?: OverdueRental | undefined;
}

/** Whether pieces are out whose rental has ended. */
export interface OverdueRental {
  readonly isOverdue: boolean;
  /** The moment that is now: what ends at it has ended. */
  readonly now: Date;
}

/** What agreements can be sorted by. */
export const RENTAL_AGREEMENT_SORT_KEYS = ['createdAt', 'updatedAt', 'number', 'dueDate'] as const;

/** One of {@link RENTAL_AGREEMENT_SORT_KEYS}. */
export type RentalAgreementSortKey = (typeof RENTAL_AGREEMENT_SORT_KEYS)[number];

/** What hand-outs and check-ins can be sorted by. */
export const RENTAL_RECORD_SORT_KEYS = ['createdAt'] as const;

/** Which hand-outs or check-ins to list. */
export interface RentalRecordFilter {
  readonly rentalAgreementId?: string | undefined;
}

/** Which page of hand-outs or check-ins. */
export type RentalRecordQuery = ListQuery<
  RentalRecordFilter,
  (typeof RENTAL_RECORD_SORT_KEYS)[number]
>;

/** Reads of agreements that need no behaviour. */
export interface RentalAgreementQueries extends ResourceQueries<
  RentalAgreementView,
  RentalAgreementFilter,
  RentalAgreementSortKey,
  WithoutLines<RentalAgreementView>
> {
  handOuts(query: RentalRecordQuery): Promise<Page<WithoutLines<RentalHandOutView>>>;
  checkIns(query: RentalRecordQuery): Promise<Page<WithoutLines<RentalCheckInView>>>;
}
