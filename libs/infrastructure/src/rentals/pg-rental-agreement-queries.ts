import type {
  OverdueRental,
  RentalAgreementFilter,
  RentalAgreementQueries,
  RentalAgreementSortKey,
  RentalAgreementView,
  RentalCheckInView,
  RentalHandOutView,
  RentalRecordFilter,
  RentalRecordQuery,
} from '@strata/application';
import {
  type ListDefinition,
  ListReader,
  type Parameters,
  PgResourceQueries,
  type Statements,
} from '@strata/infrastructure-kit';
import {
  CHECK_IN_LINES,
  CHECK_IN_SELECT,
  HAND_OUT_LINES,
  HAND_OUT_SELECT,
  RENTAL_AGREEMENT_SELECT,
  RENTAL_LINES,
  type RentalAgreementRow,
} from './rental-row.js';

/** What a number is sorted by; as the index `rental_agreements_number_value` has it. */
function sequenceOf(number: string): string {
  return `split_part(${number}, '-', 3)::bigint`;
}

function overdueCondition({ isOverdue, now }: OverdueRental, parameters: Parameters): string {
  const moment = parameters.add(now, 'timestamptz');
  return isOverdue
    ? `pieces_out > 0 AND ends_at <= ${moment}`
    : `(pieces_out <= 0 OR ends_at > ${moment})`;
}

/** That the time of an agreement has a part in the one asked for, as the index `rental_agreements_period` has it. */
function overlap(from: Date | undefined, to: Date | undefined, parameters: Parameters): string[] {
  if (from === undefined && to === undefined) return [];
  const [start, end] = [from, to].map((moment) => parameters.add(moment ?? null, 'timestamptz'));
  // A range that ended before it began would be a mistake; greatest() ignores NULL, which is open.
  const until = to === undefined ? end : `greatest(${start}, ${end})`;
  return [`tstzrange(starts_at, ends_at) && tstzrange(${start}, ${until})`];
}

/** Rental agreements as a list. */
export const RENTAL_AGREEMENTS: ListDefinition<
  RentalAgreementRow,
  RentalAgreementView,
  RentalAgreementFilter,
  RentalAgreementSortKey
> = {
  select: RENTAL_AGREEMENT_SELECT,
  items: RENTAL_LINES,
  table: 'rental_agreements',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    number: { column: sequenceOf('number'), type: 'varchar', toBound: sequenceOf },
    dueDate: { column: 'due_date', type: 'date' },
  },
  conditions: ({ number, customerId, itemId, status, from, to, open, overdue }, parameters) => [
    ...(number === undefined ? [] : [`number = ${parameters.add(number)}`]),
    ...(customerId === undefined ? [] : [`customer_id = ${parameters.add(customerId, 'uuid')}`]),
    ...(itemId === undefined
      ? []
      : [
          `id IN (SELECT rental_agreement_id FROM rental_lines WHERE item_id = ${parameters.add(itemId, 'uuid')})`,
        ]),
    ...(status === undefined ? [] : [`status = ${parameters.add(status)}`]),
    ...overlap(from, to, parameters),
    // Said as the conditions of partial indexes are, because a parameter would hide those.
    ...(open === undefined ? [] : [open ? 'is_open' : 'NOT is_open']),
    ...(overdue === undefined ? [] : [overdueCondition(overdue, parameters)]),
  ],
  toView: (row) => row,
};

type RecordList<View extends RentalHandOutView | RentalCheckInView> = ListDefinition<
  View,
  View,
  RentalRecordFilter,
  'createdAt'
>;

const records = {
  sortColumns: { createdAt: { column: 'created_at', type: 'timestamptz' } },
  conditions: ({ rentalAgreementId }: RentalRecordFilter, parameters: Parameters) =>
    rentalAgreementId === undefined
      ? []
      : [`rental_agreement_id = ${parameters.add(rentalAgreementId, 'uuid')}`],
};

/** Hand-outs as a list. */
export const RENTAL_HAND_OUTS: RecordList<RentalHandOutView> = {
  ...records,
  select: HAND_OUT_SELECT,
  items: HAND_OUT_LINES,
  table: 'rental_hand_outs',
  toView: (row) => row,
};

/** Check-ins as a list. */
export const RENTAL_CHECK_INS: RecordList<RentalCheckInView> = {
  ...records,
  select: CHECK_IN_SELECT,
  items: CHECK_IN_LINES,
  table: 'rental_check_ins',
  toView: (row) => row,
};

/** Reads of rental agreements, their hand-outs and check-ins. */
export class PgRentalAgreementQueries
  extends PgResourceQueries<
    RentalAgreementRow,
    RentalAgreementView,
    RentalAgreementFilter,
    RentalAgreementSortKey
  >
  implements RentalAgreementQueries
{
  readonly #handOuts;
  readonly #checkIns;

  constructor(rows: Statements, lists = rows) {
    super(rows, lists, RENTAL_AGREEMENTS);
    this.#handOuts = new ListReader(lists, RENTAL_HAND_OUTS);
    this.#checkIns = new ListReader(lists, RENTAL_CHECK_INS);
  }

  handOuts(query: RentalRecordQuery) {
    return this.#handOuts.list(query);
  }

  checkIns(query: RentalRecordQuery) {
    return this.#checkIns.list(query);
  }
}
