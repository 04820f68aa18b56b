import { type ActionContext, Money, Quantity } from '@strata/domain-kit';
import type { Item, ItemId } from '../catalog/item.js';
import type { AssetId } from '../fleet/asset.js';
import { fleetErrors } from '../fleet/fleet-errors.js';
import type { Calendar } from './calendar.js';
import { lateFeeOf } from './late-fee.js';
import { chargesOf, type RentalCharge } from './rental-charge.js';
import type { CheckInItem, CheckedInLine } from './rental-check-in.js';
import { rentalErrors } from './rental-errors.js';
import type { RentedLineFacts } from './rental-events.js';
import type { HandedOutLine, HandOutItem } from './rental-hand-out.js';
import type { RentalLineId, RentalLineSnapshot } from './rental-line-snapshot.js';
import { longerRate, type RentalRate } from './rental-rate.js';

/** When pieces come back, and by which clock. */
interface CheckInMoment {
  readonly at: Date;
  /** When they should have. */
  readonly endsAt: Date;
  readonly calendar: Calendar;
  readonly note: string | null;
}

/**
 * Pieces of one item in an agreement. Handed out and released are at most what was rented; returned and
 * lost at most what was handed out.
 */
export class RentalLine {
  readonly id: RentalLineId;
  readonly itemId: ItemId;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  #state: Pick<
    RentalLineSnapshot,
    'handedOut' | 'returned' | 'lost' | 'released' | 'firstOutAt' | 'rate' | 'assetIds'
  >;
  #charges: readonly RentalCharge[];
  #newCharges: readonly RentalCharge[] = [];

  private constructor(snapshot: RentalLineSnapshot) {
    this.id = snapshot.id;
    this.itemId = snapshot.itemId;
    this.sku = snapshot.sku;
    this.name = snapshot.name;
    this.quantity = snapshot.quantity;
    this.#state = snapshot;
    this.#charges = snapshot.charges;
  }

  /** A new line, charged its rental. */
  static create(
    id: RentalLineId,
    {
      item,
      quantity,
      rate,
    }: { item: Pick<Item, 'id' | 'sku' | 'name'>; quantity: number; rate: RentalRate },
    charge: Money,
    context: ActionContext,
  ): RentalLine {
    const { id: itemId, sku, name } = item;
    const counts = { handedOut: 0, returned: 0, lost: 0, released: 0 };
    const nothing = { firstOutAt: null, assetIds: [], charges: [] };
    const line = new RentalLine({ id, itemId, sku, name, quantity, ...counts, rate, ...nothing });
    line.#add(chargesOf('rental', charge, null, context));
    return line;
  }

  /** A line as it comes out of the store. */
  static reconstitute(snapshot: RentalLineSnapshot): RentalLine {
    return new RentalLine(snapshot);
  }

  /** Pieces that are kept for it in the house. */
  get reserved(): number {
    return this.quantity - this.#state.released - this.#state.handedOut;
  }

  /** Pieces that are with the customer. */
  get out(): number {
    return this.#state.handedOut - this.#state.returned - this.#state.lost;
  }

  get charges(): readonly RentalCharge[] {
    return this.#charges;
  }

  /** The terms that it keeps of its plan, and what a piece costs by them. */
  get rate(): RentalRate {
    return this.#state.rate;
  }

  /** What its rental costs: without what lateness, damage and loss cost besides. */
  get charge(): Money {
    const { currency } = this.#state.rate;
    return this.#charges
      .filter(({ kind }) => kind === 'rental' || kind === 'adjustment')
      .reduce((sum, { amount }) => sum.plus(Money.of(amount, currency)), Money.zero(currency));
  }

  /** Hands out the charges since the last call, and forgets that they are new. */
  pullCharges(): readonly RentalCharge[] {
    const charges = this.#newCharges;
    this.#newCharges = [];
    return charges;
  }

  /**
   * Pieces leave the house.
   * @throws DomainError `rental.exceeds_reserved`, `fleet.serials_required` when some of its pieces are
   * named and others are not, `quantity.invalid`
   */
  handOut({ quantity, assetIds }: Omit<HandOutItem, 'rentalLineId'>, at: Date): HandedOutLine {
    this.#expectReserved(quantity);
    const named = [...new Set([...this.#state.assetIds, ...assetIds])];
    if (named.length !== 0 && named.length !== this.out + quantity) {
      throw fleetErrors.serialsRequired(this.itemId);
    }
    const { firstOutAt } = this.#state;
    const moment = at.toISOString();
    this.#become({
      handedOut: this.#state.handedOut + quantity,
      firstOutAt: firstOutAt !== null && firstOutAt < moment ? firstOutAt : moment,
      assetIds: named,
    });
    return { ...this.#named(), quantity, assetIds };
  }

  /**
   * Pieces come back, or never will. Each that comes back is charged its lateness; what is damaged or
   * lost what is said, or for a loss its replacement value.
   * @throws DomainError `rental.exceeds_out`, `rental.asset_not_out`, `rental.moment_invalid`,
   * `rental.charge_invalid`, `fleet.serials_required`, `quantity.invalid`, `money.*`
   */
  checkIn(
    { quantity, assetIds, condition, charge }: Omit<CheckInItem, 'rentalLineId'>,
    { at, endsAt, calendar, note }: CheckInMoment,
    context: ActionContext,
  ): CheckedInLine {
    const { firstOutAt, lost, returned, rate } = this.#state;
    const pieces = Quantity.of(quantity).value;
    if (pieces > this.out) throw rentalErrors.exceedsOut(pieces, this.out);
    if (firstOutAt === null || at.toISOString() < firstOutAt) throw rentalErrors.momentInvalid();
    const left = this.#withoutAssets(pieces, assetIds);
    const isLost = condition === 'lost';
    const unset = isLost ? (rate.replacementValue ?? '0') : '0';
    const amount =
      charge === undefined
        ? Money.of(unset, rate.currency).times(pieces)
        : Money.of(charge, rate.currency);
    if (amount.isNegative || (condition === 'good' && amount.isPositive)) {
      throw rentalErrors.chargeInvalid();
    }
    const late = isLost
      ? Money.zero(rate.currency)
      : lateFeeOf(rate, endsAt, at, calendar).times(pieces);
    this.#add([
      ...chargesOf('late', late, null, context),
      ...chargesOf(isLost ? 'loss' : 'damage', amount, note, context),
    ]);
    this.#become({
      assetIds: left,
      ...(isLost ? { lost: lost + pieces } : { returned: returned + pieces }),
    });
    const amounts = { lateCharge: late.toDecimal(), charge: amount.toDecimal() };
    return { ...this.#named(), quantity, condition, assetIds, ...amounts };
  }

  /**
   * Pieces are no longer to be handed out; their share of the rental is taken off.
   * @returns that share
   * @throws DomainError `rental.exceeds_reserved`, `quantity.invalid`
   */
  release(quantity: number, context: ActionContext): Money {
    this.#expectReserved(quantity);
    const { released } = this.#state;
    const { minor, currency } = this.charge;
    // Whatever is rounded off is in the share of the last ones.
    const share = (minor * BigInt(quantity)) / BigInt(this.quantity - released);
    const less = Money.ofMinor(share, currency);
    const none = Money.zero(currency);
    this.#add(chargesOf('adjustment', none.minus(less), null, context));
    this.#become({ released: released + quantity });
    return less;
  }

  /**
   * What is out or still to go out is rented for so many hours in all.
   * @returns what that is charged besides
   * @throws DomainError `money.amount_out_of_range`
   */
  extend(hours: number, context: ActionContext): Money {
    const { rate, more } = longerRate(this.#state.rate, hours);
    const charge = more.times(this.reserved + this.out);
    this.#add(chargesOf('rental', charge, null, context));
    this.#become({ rate });
    return charge;
  }

  toSnapshot(): RentalLineSnapshot {
    const { handedOut, returned, lost, released, firstOutAt, rate, assetIds } = this.#state;
    const state = { handedOut, returned, lost, released, firstOutAt, rate, assetIds };
    return {
      id: this.id,
      ...this.#item(),
      quantity: this.quantity,
      ...state,
      charges: this.charges,
    };
  }

  /** What events tell of it. */
  toFacts(): RentedLineFacts {
    const { id, itemId, sku, quantity, charge } = this;
    return { id, itemId, sku, quantity, charge: charge.toDecimal() };
  }

  #item() {
    return { itemId: this.itemId, sku: this.sku, name: this.name };
  }

  #named() {
    return { rentalLineId: this.id, ...this.#item() };
  }

  #expectReserved(quantity: number): void {
    if (Quantity.of(quantity).value > this.reserved) {
      throw rentalErrors.exceedsReserved(quantity, this.reserved);
    }
  }

  /** The pieces that stay out when these come back. */
  #withoutAssets(quantity: number, assetIds: readonly AssetId[]): readonly AssetId[] {
    const out = new Set(this.#state.assetIds);
    const strange = assetIds.filter((id) => !out.delete(id));
    if (strange.length > 0) throw rentalErrors.assetNotOut([...new Set(strange)]);
    if (this.#state.assetIds.length > 0 && assetIds.length !== quantity) {
      throw fleetErrors.serialsRequired(this.itemId);
    }
    return [...out];
  }

  #add(charges: readonly RentalCharge[]): void {
    this.#charges = [...this.#charges, ...charges];
    this.#newCharges = [...this.#newCharges, ...charges];
  }

  #become(change: Partial<RentalLineSnapshot>): void {
    this.#state = { ...this.#state, ...change };
  }
}
