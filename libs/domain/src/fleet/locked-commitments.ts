import type { ActionContext } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { StockLevelKey } from '../inventory/stock-repository.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  type CommitmentCause,
  FleetCommitment,
  type FleetCommitmentId,
  type NewFleetCommitment,
} from './fleet-commitment.js';
import type { FleetOccupation, FleetWindow } from './fleet-occupancy.js';
import { firstDeeperShortage, type PromiseShortage, promiseShortages } from './fleet-shortages.js';
import type { LockedFleet } from './locked-fleet.js';

/** So many pieces of a level to be promised to a line. */
export type PromisedLine = Pick<
  NewFleetCommitment,
  'itemId' | 'warehouseId' | 'lineId' | 'quantity' | 'turnaroundMinutes'
>;

/** What is to be promised: all lines for the same time. */
export interface FleetPromise {
  readonly cause: CommitmentCause;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly lines: readonly PromisedLine[];
}

/** What is asked of a level beside what it is committed to. */
interface Ask extends StockLevelKey {
  readonly occupation: FleetOccupation;
}

/**
 * What is promised of the levels that a transaction holds locked, read after the locks: all that takes
 * anything of them in a window, and all of the cause that was asked for. Changed and saved together.
 */
export class LockedCommitments {
  readonly #fleet: LockedFleet;
  readonly #window: FleetWindow;
  readonly #now: Date;
  readonly #stored: ReadonlyMap<FleetCommitmentId, FleetCommitment>;
  readonly #commitments: Map<FleetCommitmentId, FleetCommitment>;
  readonly #capacities: ReadonlyMap<object, number>;

  /** @param now when they were read */
  constructor(
    fleet: LockedFleet,
    commitments: Iterable<FleetCommitment>,
    window: FleetWindow,
    now: Date,
  ) {
    this.#fleet = fleet;
    this.#window = window;
    this.#now = now;
    this.#stored = new Map([...commitments].map((one) => [one.id, one]));
    this.#commitments = new Map(this.#stored);
    this.#capacities = new Map(fleet.levels.map((level) => [level, level.count.capacity]));
  }

  /** All that there are now. */
  get all(): readonly FleetCommitment[] {
    return [...this.#commitments.values()];
  }

  /** Those that the store does not hold as they are now. */
  get changed(): readonly FleetCommitment[] {
    return this.all.filter((one) => this.#stored.get(one.id) !== one);
  }

  /** Those that the store holds and that are no more. */
  get gone(): readonly FleetCommitmentId[] {
    return [...this.#stored.keys()].filter((id) => !this.#commitments.has(id));
  }

  /**
   * Promises all lines or none; lines of one level count together.
   * @returns every shortage; none when it is promised
   * @throws RangeError when the promise is longer than the window, or its level is not locked
   */
  promise(promise: FleetPromise, context: ActionContext): readonly PromiseShortage[] {
    const { cause, startsAt, endsAt, lines } = promise;
    const made = lines.map((line) =>
      FleetCommitment.promise({ ...line, cause, startsAt, endsAt }, context),
    );
    const asks = made.map((one) => ({ ...one.state, occupation: one.occupation(this.#now) }));
    const shortages = this.#shortagesOf(asks);
    if (shortages.length === 0) for (const one of made) this.#put(one);
    return shortages;
  }

  /**
   * Lets all that a cause has not given back end earlier or later: all of it or nothing. Asked for is the
   * time beyond what it takes already.
   * @param endsAt exclusive
   * @returns every shortage; none when it is promised
   * @throws RangeError as {@link promise}
   */
  extend(cause: CommitmentCause, endsAt: Date, context: ActionContext): readonly PromiseShortage[] {
    const extended = this.all
      .filter((one) => one.state.cause.id === cause.id && !one.state.isReturned)
      .map((former) => ({ former, next: former.extend(endsAt, context) }));
    const asks = extended.map(({ former, next }): Ask => {
      const { quantity, to } = next.state;
      const taken = former.occupation(this.#now).to;
      const from = taken > this.#now ? taken : this.#now;
      return { ...next.state, occupation: { quantity, from, to } };
    });
    const shortages = this.#shortagesOf(asks.filter(({ occupation: { from, to } }) => from < to));
    if (shortages.length === 0) for (const { next } of extended) this.#put(next);
    return shortages;
  }

  /** Pieces of a line leave the house; before its start, it starts then: a fact. */
  handOut(lineId: string, quantity: number, at: Date, context: ActionContext): void {
    this.#put(this.#open(lineId).handOut(quantity, at, context));
  }

  /** Pieces of a line come back, all of them fit for use or none; see {@link FleetCommitment.checkIn}. */
  checkIn(
    lineId: string,
    quantity: number,
    how: { readonly at: Date; readonly isServiceable: boolean },
    context: ActionContext,
  ): void {
    const open = this.#open(lineId);
    this.#replace(open, open.checkIn(quantity, how, context));
  }

  /** Pieces of a line never come back. */
  lose(lineId: string, quantity: number, context: ActionContext): void {
    const open = this.#open(lineId);
    this.#replace(open, open.lose(quantity, context));
  }

  /** Pieces of a line that were not handed out are free. */
  release(lineId: string, quantity: number, context: ActionContext): void {
    const open = this.#open(lineId);
    this.#replace(open, open.release(quantity, context));
  }

  /** All that is promised to a cause is free; it has nothing out. @throws RangeError when it has */
  cancel(cause: CommitmentCause): void {
    for (const one of this.all.filter(({ state }) => state.cause.id === cause.id)) {
      if (one.state.out > 0) throw new RangeError(`pieces of ${cause.id} are out`);
      this.#replace(one, []);
    }
  }

  /**
   * Has the levels tell where, by what was done to them and to commitments, more is promised than there
   * is, and more so than before. Call it after a fact, before they are saved.
   * @throws RangeError unless all commitments from now on were read
   */
  noticeShortages(context: ActionContext): void {
    this.#expectSeen({ from: this.#now, to: null });
    const window = { from: this.#now, to: null };
    for (const level of this.#fleet.levels) {
      const shortage = firstDeeperShortage(
        window,
        {
          capacity: this.#capacities.get(level) ?? 0,
          occupations: this.#occupations(level, this.#stored.values()),
        },
        {
          capacity: level.count.capacity,
          occupations: this.#occupations(level, this.#commitments.values()),
        },
      );
      if (shortage) level.noticeShortage(shortage, context);
    }
  }

  #shortagesOf(asks: readonly Ask[]): readonly PromiseShortage[] {
    for (const { occupation } of asks) this.#expectSeen(occupation);
    const places = new Map(asks.map((ask) => [`${ask.itemId} ${ask.warehouseId}`, ask]));
    return [...places.values()].flatMap(({ itemId, warehouseId }) => {
      const isThere = isAt({ itemId, warehouseId });
      return promiseShortages(
        { itemId, warehouseId },
        this.#fleet.capacityAt(itemId, warehouseId),
        this.#occupations({ itemId, warehouseId }, this.#commitments.values()),
        asks.filter(isThere).map(({ occupation }) => occupation),
      );
    });
  }

  #occupations(
    key: { readonly itemId: ItemId; readonly warehouseId: WarehouseId },
    commitments: Iterable<FleetCommitment>,
  ): readonly FleetOccupation[] {
    const isThere = isAt(key);
    return [...commitments]
      .filter(({ state }) => isThere(state))
      .map((one) => one.occupation(this.#now));
  }

  #expectSeen({ from, to }: FleetWindow): void {
    const { from: seenFrom, to: seenTo } = this.#window;
    if (from >= seenFrom && (seenTo === null || (to !== null && to <= seenTo))) return;
    throw new RangeError('commitments of that time were not read');
  }

  #open(lineId: string): FleetCommitment {
    const open = this.all.find(({ state }) => state.lineId === lineId && !state.isReturned);
    if (!open) throw new RangeError(`nothing is promised to line ${lineId}`);
    return open;
  }

  #put(commitment: FleetCommitment): void {
    this.#commitments.set(commitment.id, commitment);
  }

  #replace(former: FleetCommitment, next: readonly FleetCommitment[]): void {
    this.#commitments.delete(former.id);
    for (const one of next) this.#put(one);
  }
}

function isAt({ itemId, warehouseId }: StockLevelKey): (key: StockLevelKey) => boolean {
  return (key) => key.itemId === itemId && key.warehouseId === warehouseId;
}
