import { type ActionContext, type EntityId, newEntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { MINUTE_IN_MILLISECONDS } from '../shared/time-units.js';
import type { FleetOccupation } from './fleet-occupancy.js';

/** The identity of a commitment. */
export type FleetCommitmentId = EntityId<'FleetCommitment'>;

/** What pieces are promised because of. */
export const COMMITMENT_CAUSE_TYPES = ['rental_agreement'] as const;

/** The thing that pieces are promised to. */
export interface CommitmentCause {
  readonly type: (typeof COMMITMENT_CAUSE_TYPES)[number];
  readonly id: string;
}

/** A commitment as stored. */
export interface FleetCommitmentSnapshot {
  readonly id: FleetCommitmentId;
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly cause: CommitmentCause;
  /** The line of the cause. */
  readonly lineId: string;
  readonly quantity: number;
  /** How many of them are out. */
  readonly out: number;
  readonly from: Date;
  /** Exclusive; the turnaround is over then. */
  readonly to: Date;
  readonly turnaroundMinutes: number;
  /** Whether they came back, so that only the turnaround is left of it. */
  readonly isReturned: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** What of a commitment says how many pieces it takes when. */
export type CommittedPieces = Pick<
  FleetCommitmentSnapshot,
  'quantity' | 'out' | 'from' | 'to' | 'turnaroundMinutes'
>;

/** What makes a commitment. */
export interface NewFleetCommitment extends Pick<
  FleetCommitmentSnapshot,
  'itemId' | 'warehouseId' | 'cause' | 'lineId' | 'quantity' | 'turnaroundMinutes'
> {
  readonly startsAt: Date;
  /** Exclusive, the turnaround not included. */
  readonly endsAt: Date;
}

/**
 * So many pieces of a fleet level that are promised to one line of something. It never changes: what
 * happens to it makes others of it, of which the one that goes on keeps its id. A line has one at most
 * that is not returned. Whoever asks for more than there is has not looked, and gets a RangeError.
 */
export class FleetCommitment {
  private constructor(readonly state: FleetCommitmentSnapshot) {}

  /** A new promise, for the time and the turnaround after it. */
  static promise(
    { startsAt, endsAt, ...what }: NewFleetCommitment,
    context: ActionContext,
  ): FleetCommitment {
    const { at, by } = context;
    return new FleetCommitment({
      ...what,
      id: newEntityId<'FleetCommitment'>(context),
      ...{
        out: 0,
        from: startsAt,
        to: minutesAfter(endsAt, what.turnaroundMinutes),
        isReturned: false,
      },
      ...{ createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
    });
  }

  /** A commitment as it comes out of the store. */
  static reconstitute(snapshot: FleetCommitmentSnapshot): FleetCommitment {
    return new FleetCommitment(snapshot);
  }

  get id(): FleetCommitmentId {
    return this.state.id;
  }

  /** Pieces that are promised and were not handed out yet. */
  get waiting(): number {
    const { isReturned, quantity, out } = this.state;
    return isReturned ? 0 : quantity - out;
  }

  /** See {@link occupationOf}. */
  occupation(now: Date): FleetOccupation {
    return occupationOf(this.state, now);
  }

  /** Ends earlier or later. @param endsAt exclusive, the turnaround not included */
  extend(endsAt: Date, context: ActionContext): FleetCommitment {
    return this.#with({ to: minutesAfter(endsAt, this.state.turnaroundMinutes) }, context);
  }

  /** Pieces leave the house; before the start, it starts then: a fact. */
  handOut(quantity: number, at: Date, context: ActionContext): FleetCommitment {
    expectAtMost(quantity, this.waiting);
    const from = at < this.state.from ? at : this.state.from;
    return this.#with({ out: this.state.out + quantity, from }, context);
  }

  /**
   * Pieces come back: what was promised of them ends, be it earlier or later than planned; fit for use
   * after the turnaround, else at once, because the capacity has lost them then.
   * @returns what is left: pieces in their turnaround, and those that did not come back
   */
  checkIn(
    quantity: number,
    { at, isServiceable }: { readonly at: Date; readonly isServiceable: boolean },
    context: ActionContext,
  ): readonly FleetCommitment[] {
    const rest = this.lose(quantity, context);
    const { from, turnaroundMinutes } = this.state;
    const to = isServiceable ? minutesAfter(at, turnaroundMinutes) : at;
    if (to <= from) return rest;
    const id = rest.length > 0 ? newEntityId<'FleetCommitment'>(context) : this.id;
    const returned = this.#with({ id, quantity, out: 0, to, isReturned: true }, context);
    return [...rest, returned];
  }

  /** Pieces that are out never come back, and nothing is promised of them any more. @returns what is left */
  lose(quantity: number, context: ActionContext): readonly FleetCommitment[] {
    expectAtMost(quantity, this.state.out);
    return this.#less(quantity, { out: this.state.out - quantity }, context);
  }

  /** Pieces that were not handed out are free. @returns what is left */
  release(quantity: number, context: ActionContext): readonly FleetCommitment[] {
    expectAtMost(quantity, this.waiting);
    return this.#less(quantity, {}, context);
  }

  #less(
    quantity: number,
    change: Partial<FleetCommitmentSnapshot>,
    context: ActionContext,
  ): readonly FleetCommitment[] {
    const left = this.state.quantity - quantity;
    return left > 0 ? [this.#with({ ...change, quantity: left }, context)] : [];
  }

  #with(change: Partial<FleetCommitmentSnapshot>, { at, by }: ActionContext): FleetCommitment {
    return new FleetCommitment({ ...this.state, ...change, updatedAt: at, updatedBy: by });
  }
}

/**
 * What a commitment takes, as far as is known now: what is out and late comes back now at the earliest,
 * and then there is the turnaround.
 */
export function occupationOf(
  { quantity, out, from, to, turnaroundMinutes }: CommittedPieces,
  now: Date,
): FleetOccupation {
  const earliest = minutesAfter(now, turnaroundMinutes);
  return { quantity, from, to: out > 0 && earliest > to ? earliest : to };
}

/** The moment so many minutes later. */
export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_IN_MILLISECONDS);
}

function expectAtMost(quantity: number, most: number): void {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= most) return;
  throw new RangeError(`${quantity} pieces of a commitment that has ${most} such`);
}
