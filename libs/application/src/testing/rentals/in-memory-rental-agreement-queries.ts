import type { Page, WithoutLines } from '@strata/application-kit';
import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
  listInMemory,
} from '@strata/application-kit/testing';
import { documentSequence } from '@strata/domain';
import type {
  OverdueRental,
  RentalAgreementFilter,
  RentalAgreementQueries,
  RentalAgreementSortKey,
  RentalAgreementView,
  RentalCheckInView,
  RentalHandOutView,
  RentalRecordQuery,
} from '../../rentals/rental-agreement-queries.js';

/** Reads of rental agreements over the in-memory tables. */
export class InMemoryRentalAgreementQueries
  extends InMemoryResourceQueries<
    RentalAgreementView,
    RentalAgreementFilter,
    RentalAgreementSortKey
  >
  implements RentalAgreementQueries
{
  constructor(private readonly tables: InMemoryDatabase) {
    super(
      tables,
      'rental_agreements',
      (row, { number, customerId, itemId, status, from, to, open, overdue }) =>
        isValue(row.number, number) &&
        isValue<string>(row.customerId, customerId) &&
        (itemId === undefined || row.items.some((line) => line.itemId === itemId)) &&
        isValue(row.status, status) &&
        overlaps(row, from, to) &&
        isValue(row.isOpen, open) &&
        (overdue === undefined || isOverdue(row, overdue) === overdue.isOverdue),
      { number: documentSequence },
    );
  }

  handOuts(query: RentalRecordQuery) {
    return this.#records<RentalHandOutView>('rental_hand_outs', query);
  }

  checkIns(query: RentalRecordQuery) {
    return this.#records<RentalCheckInView>('rental_check_ins', query);
  }

  #records<View extends RentalHandOutView | RentalCheckInView>(
    table: string,
    query: RentalRecordQuery,
  ): Promise<Page<WithoutLines<View>>> {
    const { rentalAgreementId } = query.filter;
    const rows = [...this.tables.table<View>(table).values()];
    const page = listInMemory(
      rows.filter((row) => isValue<string>(row.rentalAgreementId, rentalAgreementId)),
      query,
    );
    if (query.includeItems) return Promise.resolve(page);
    return Promise.resolve({
      ...page,
      items: page.items.map(({ items: _items, ...record }) => record),
    });
  }
}

/** No time at all has no part in any. */
function overlaps(
  { startsAt, endsAt }: RentalAgreementView,
  from = new Date(-8.64e15),
  to = new Date(8.64e15),
): boolean {
  return from < to && endsAt > from && startsAt < to;
}

function isOverdue({ piecesOut, endsAt }: RentalAgreementView, { now }: OverdueRental): boolean {
  return piecesOut > 0 && endsAt <= now;
}
