import {
  type ActionContext,
  AggregateRoot,
  Money,
  newEntityId,
  optionalText,
  TimeZone,
} from '@strata/domain-kit';
import { Balance } from '../billing/balance.js';
import { Deposit } from '../billing/deposit.js';
import type { Refunding } from '../billing/refund.js';
import type { NewSecuredRecords } from '../billing/secured-account.js';
import { Takings } from '../billing/takings.js';
import type { FleetPromise } from '../fleet/locked-commitments.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { PaymentTerms } from '../shared/payment-terms.js';
import { BilledRental, type BilledRentalSnapshot } from './billed-rental.js';
import { agreedLines, expectRentalLines } from './agreed-lines.js';
import { WallCalendar } from './calendar.js';
import type { NewRentalAgreement } from './new-rental-agreement.js';
import { rentalPromise } from './promise-rental.js';
import type { RentalAgreementSnapshot } from './rental-agreement-snapshot.js';
import {
  CHECK_IN_NOTE_MAX_LENGTH,
  type CheckInRequest,
  type RentalCheckIn,
} from './rental-check-in.js';
import type { RentalCharge } from './rental-charge.js';
import { rentalErrors } from './rental-errors.js';
import { type LinePieces, onLines, outOf, reservedOf, sumOf } from './rental-lines.js';
import {
  agreementFacts,
  checkInFacts,
  lateFeeFacts,
  lineFacts,
  periodFacts,
  recordFacts,
} from './rental-facts.js';
import type { HandOutRequest, RentalHandOut } from './rental-hand-out.js';
import type { RentalLineId } from './rental-line-snapshot.js';
import { RentalLine } from './rental-line.js';
import { RentalPeriod } from './rental-period.js';
import type { RentalStatus } from './rental-status.js';

/** An agreement that keeps every rule of its own, and lacks its number only. */
export interface RentalDraft {
  /** What it asks of the fleet. */
  readonly promise: FleetPromise;
  /** The agreement, which records `rental_agreement.reserved`. */
  numbered(number: string): RentalAgreement;
}

/** What an agreement is to store beside its present state. */
export interface NewRentalRecords extends NewSecuredRecords {
  readonly charges: readonly (RentalCharge & { readonly rentalLineId: RentalLineId })[];
  readonly handOuts: readonly RentalHandOut[];
  readonly checkIns: readonly RentalCheckIn[];
}

const NO_TAKINGS: Refunding = { takings: Takings.none };

/** Pieces promised to a customer for a time, from the promise to the last one that comes back. */
export class RentalAgreement extends BilledRental {
  readonly warehouseId: WarehouseId;
  readonly timeZone: TimeZone;
  readonly lines: readonly RentalLine[];
  #period: RentalPeriod;
  #status: RentalStatus;
  #handOuts: RentalHandOut[] = [];
  #checkIns: RentalCheckIn[] = [];

  private constructor(
    snapshot: BilledRentalSnapshot,
    lines: readonly RentalLine[],
    persisted: boolean,
  ) {
    super(snapshot, persisted);
    this.warehouseId = snapshot.warehouseId;
    this.timeZone = TimeZone.reconstitute(snapshot.timeZone);
    this.lines = lines;
    this.#period = RentalPeriod.of(snapshot.startsAt, snapshot.endsAt);
    this.#status = snapshot.status;
  }

  /**
   * A new agreement; that its pieces can be promised is seen to by the use case. It is due by its terms
   * from the day on which it is made, by the clock of the warehouse, and gets its number last, so that a
   * refused one takes none.
   * @throws DomainError `rental.*`, `payment_terms.invalid`, `quantity.invalid`, `money.*`
   */
  static draft(input: NewRentalAgreement, context: ActionContext): RentalDraft {
    const { customer, warehouse, startsAt, endsAt } = input;
    expectRentalLines(input.items);
    const period = RentalPeriod.of(startsAt, endsAt);
    const terms = PaymentTerms.of(input.paymentTerms);
    const hours = period.hours(new WallCalendar(warehouse.timeZone));
    const { lines, quote } = agreedLines(input, hours, context);
    const charges = lines.map(({ charge }) => charge);
    const snapshot = {
      ...AggregateRoot.newbornAggregate<'RentalAgreement'>(context),
      customerId: customer.id,
      customerName: customer.name,
      customerAddress: customer.address?.toData() ?? null,
      warehouseId: warehouse.id,
      timeZone: warehouse.timeZone.name,
      startsAt,
      endsAt,
      paymentTerms: terms.name,
      dueDate: terms.dueDate(warehouse.timeZone.dateAt(context.at)),
      status: 'reserved',
      ...Balance.open(sumOf(charges, quote.currency)).toSnapshot(),
      ...Deposit.open(quote.deposit).toSnapshot(),
    } as const;
    return {
      promise: rentalPromise(snapshot, lines),
      numbered: (number) => {
        const agreement = new RentalAgreement({ ...snapshot, number }, lines, false);
        agreement.record(
          'rental_agreement.reserved',
          {
            ...agreementFacts(agreement),
            ...periodFacts(period),
            dueDate: agreement.dueDate,
            depositRequired: quote.deposit.toDecimal(),
            items: lineFacts(lines),
          },
          context,
        );
        return agreement;
      },
    };
  }

  /** An agreement as it comes out of the store. */
  static reconstitute(snapshot: RentalAgreementSnapshot): RentalAgreement {
    const lines = snapshot.items.map((line) => RentalLine.reconstitute(line));
    return new RentalAgreement(snapshot, lines, true);
  }

  get aggregateType(): string {
    return 'rental_agreement';
  }

  get status(): RentalStatus {
    return this.#status;
  }

  get period(): RentalPeriod {
    return this.#period;
  }

  /** Hands out the records since the last call, and forgets them. */
  pullRecords(): NewRentalRecords {
    const [handOuts, checkIns] = [this.#handOuts, this.#checkIns];
    this.#handOuts = [];
    this.#checkIns = [];
    const charges = this.lines.flatMap((line) =>
      line.pullCharges().map((charge) => ({ ...charge, rentalLineId: line.id })),
    );
    return { ...this.account.pullRecords(), charges, handOuts, checkIns };
  }

  /**
   * Lets the rental end later, and charges what that costs by the rates it was made at; records
   * `rental_agreement.extended`. Where it ends then already, nothing happens.
   * @throws DomainError `rental.wrong_status`, `rental.not_longer`, `rental.period_invalid`, `money.*`;
   * then this agreement is to be thrown away, as after every act that is refused
   */
  extend(endsAt: Date, context: ActionContext): void {
    this.expectRunning();
    const { startsAt, endsAt: former } = this.#period;
    if (endsAt.getTime() === former.getTime()) return;
    if (!(endsAt > former)) throw rentalErrors.notLonger(former.toISOString());
    this.#period = RentalPeriod.of(startsAt, endsAt);
    const hours = this.#period.hours(this.#calendar);
    const amount = this.#charge(
      this.lines.map((line) => line.extend(hours, context)),
      context,
    );
    this.touch(context);
    this.record(
      'rental_agreement.extended',
      {
        ...agreementFacts(this),
        ...periodFacts(this.#period),
        formerEndsAt: former.toISOString(),
        amount: amount.toDecimal(),
        items: lineFacts(this.lines),
      },
      context,
    );
  }

  /**
   * Pieces leave the house; records `rental_agreement.handed_out`. It may be before the start.
   * @returns the record of it
   * @throws DomainError `rental.wrong_status`, `rental.no_items`, `rental.line_unknown`,
   * `rental.exceeds_reserved`, `rental.moment_invalid`, `fleet.serials_required`, `quantity.invalid`
   */
  handOut({ items, at: when }: HandOutRequest, context: ActionContext): RentalHandOut {
    this.expectRunning();
    const at = when ?? this.momentOf(context);
    expectPast(at, this.now(context));
    const handedOut = onLines(this.lines, items, (line, item) => line.handOut(item, at));
    this.#status = 'out';
    this.touch(context);
    const handOut: RentalHandOut = {
      ...this.#newRecord<'RentalHandOut'>(context),
      at,
      items: handedOut,
    };
    this.#handOuts.push(handOut);
    const { id: handOutId, ...facts } = recordFacts(handOut);
    const payload = { ...agreementFacts(this), handOutId, ...facts };
    this.record('rental_agreement.handed_out', payload, context);
    return handOut;
  }

  /**
   * Pieces come back, or never will, and are charged what lateness, damage and loss cost; records
   * `rental_agreement.checked_in`, and `late_fee.charged` for each line that is late.
   * @returns the record of it
   * @throws DomainError `rental.*`, `fleet.serials_required`, `quantity.invalid`, `money.*`, `text.*`
   */
  checkIn({ items, at: when, note }: CheckInRequest, context: ActionContext): RentalCheckIn {
    const at = when ?? this.momentOf(context);
    if (this.#status !== 'out') throw rentalErrors.wrongStatus(this.#status, 'out');
    expectPast(at, this.now(context));
    const text = optionalText('note', note, CHECK_IN_NOTE_MAX_LENGTH, 'lines');
    const moment = { at, endsAt: this.#period.endsAt, calendar: this.#calendar, note: text };
    const checkedIn = onLines(this.lines, items, (line, item) =>
      line.checkIn(item, moment, context),
    );
    this.#charge(
      checkedIn
        .flatMap(({ lateCharge, charge }) => [lateCharge, charge])
        .map((amount) => Money.of(amount, this.#currency)),
      context,
    );
    this.#endWhenDone();
    this.touch(context);
    const record = { ...this.#newRecord<'RentalCheckIn'>(context), at, note: text };
    const checkIn: RentalCheckIn = { ...record, items: checkedIn };
    this.#checkIns.push(checkIn);
    this.record('rental_agreement.checked_in', checkInFacts(this, checkIn), context);
    for (const fee of lateFeeFacts(this, checkIn)) this.record('late_fee.charged', fee, context);
    return checkIn;
  }

  /**
   * Pieces are no longer to be handed out, all of them unless said; their share of the rental is taken
   * off, and what was paid beyond what is then owed goes back. Records `rental_agreement.released`, and
   * `refund.made` for each method that money goes back by. Where nothing is reserved, nothing happens.
   * @param refunding needed once something was paid before it was loaded
   * @returns what was released
   * @throws DomainError `rental.wrong_status`, `rental.no_items`, `rental.line_unknown`,
   * `rental.exceeds_reserved`, `rental.nothing_left` where nothing would be out or reserved any more and
   * never was, `quantity.invalid`
   */
  release(
    items: readonly LinePieces[] | undefined,
    context: ActionContext,
    refunding: Refunding = NO_TAKINGS,
  ): readonly LinePieces[] {
    this.expectRunning();
    const wanted = items ?? reservedOf(this.lines);
    if (items === undefined && wanted.length === 0) return [];
    const released = onLines(this.lines, wanted, (line, { quantity }) => {
      const { id: rentalLineId, itemId, sku } = line;
      return { rentalLineId, itemId, sku, quantity, less: line.release(quantity, context) };
    });
    if (this.#status === 'reserved' && reservedOf(this.lines).length === 0) {
      throw rentalErrors.nothingLeft();
    }
    this.#endWhenDone();
    const less = released.map((line) => Money.zero(this.#currency).minus(line.less));
    const change = sumOf(less, this.#currency);
    const { refund, made } = this.account.charge(change, refunding, this.now(context));
    this.touch(context);
    this.record(
      'rental_agreement.released',
      {
        ...agreementFacts(this),
        status: this.#status,
        items: released.map(({ less: off, ...line }) => ({ ...line, amount: off.toDecimal() })),
        refundAmount: refund.toDecimal(),
      },
      context,
    );
    this.recordRefunds(made, context);
    return wanted;
  }

  /**
   * Calls it off before anything was handed out: all that was paid and all that is held goes back.
   * Records `rental_agreement.cancelled`, and `refund.made` and `deposit.released` for each method.
   * @param refunding needed once something came in before it was loaded
   * @throws DomainError `rental.wrong_status`
   */
  cancel(context: ActionContext, refunding: Refunding = NO_TAKINGS): void {
    if (this.#status !== 'reserved') throw rentalErrors.wrongStatus(this.#status, 'reserved');
    const now = this.now(context);
    const { refund, made } = this.account.cancel(refunding, now);
    const released = this.account.releaseAll(refunding, now);
    this.#status = 'cancelled';
    this.touch(context);
    const refundAmount = refund.toDecimal();
    this.record(
      'rental_agreement.cancelled',
      { ...agreementFacts(this), refundAmount, items: lineFacts(this.lines) },
      context,
    );
    this.recordRefunds(made, context);
    this.recordReleases(released, context);
  }

  /** The agreement as plain data, for stores and presenters. */
  toSnapshot(): RentalAgreementSnapshot {
    const { startsAt, endsAt } = this.#period;
    const { due } = this.balance;
    const isEnded = this.#status === 'returned' || this.#status === 'cancelled';
    return {
      ...this.billedSnapshot(),
      warehouseId: this.warehouseId,
      timeZone: this.timeZone.name,
      startsAt,
      endsAt,
      status: this.#status,
      piecesOut: outOf(this.lines),
      isOpen: !isEnded || due.isPositive || this.deposit.held.isPositive,
      items: this.lines.map((line) => line.toSnapshot()),
    };
  }

  get #currency(): string {
    return this.balance.amounts.total.currency;
  }

  get #calendar(): WallCalendar {
    return new WallCalendar(this.timeZone);
  }

  /** More is charged: nothing of it goes back. */
  #charge(amounts: readonly Money[], context: ActionContext): Money {
    const amount = sumOf(amounts, this.#currency);
    this.account.charge(amount, NO_TAKINGS, this.now(context));
    return amount;
  }

  #endWhenDone(): void {
    if (outOf(this.lines) === 0 && reservedOf(this.lines).length === 0) this.#status = 'returned';
  }

  #newRecord<Kind extends string>(context: ActionContext) {
    return {
      id: newEntityId<Kind>(context),
      rentalAgreementId: this.id,
      createdAt: this.now(context).at,
      createdBy: context.by,
    };
  }
}

function expectPast(at: Date, context: ActionContext): void {
  if (!(at <= context.at)) throw rentalErrors.momentInvalid();
}
