import fc from 'fast-check';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import { FleetCommitment } from './fleet-commitment.js';
import { FleetLevel } from './fleet-level.js';
import { availabilityOf } from './fleet-occupancy.js';
import type { PromiseShortage } from './fleet-shortages.js';
import { LockedCommitments } from './locked-commitments.js';
import { LockedFleet } from './locked-fleet.js';

/** All that is looked at, in minutes. */
const END = 60;
const OWNED = 6;
const warehouseId = 'west' as WarehouseId;
const ITEMS = ['drill', 'saw'] as unknown as readonly [ItemId, ItemId];
const moment = (minute: number) => new Date(minute * 60_000);
const minuteOf = (date: Date) => date.getTime() / 60_000;
const byName = <Value>(make: () => Value) => new Map(ITEMS.map((item) => [item, make()]));

/** A piece of the plain model, with what is promised of it. */
interface Piece {
  readonly line: string;
  readonly item: ItemId;
  readonly turnaround: number;
  from: number;
  /** The turnaround included. */
  to: number;
  state: 'waiting' | 'out' | 'returned';
}

/** One action, its numbers taken as the state of the moment has use for them. */
interface Act {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly quantity: number;
  readonly start: number;
  readonly length: number;
  readonly turnaround: number;
}

const KINDS = [
  'promise',
  'promise both',
  'extend',
  'hand out',
  'check in',
  'check in broken',
  'lose',
  'release',
  'cancel',
  'wait',
] as const;

const acts = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom(...KINDS, 'promise', 'promise', 'hand out', 'hand out'),
    pick: fc.nat(20),
    quantity: fc.integer({ min: 1, max: 4 }),
    start: fc.integer({ min: -5, max: 30 }),
    length: fc.integer({ min: 1, max: 20 }),
    turnaround: fc.nat(4),
  }),
  { maxLength: 20 },
);

/** A world in which each minute of each piece is counted, and the commitments beside it. */
class World {
  now = 0;
  #line = 0;
  pieces: Piece[] = [];
  capacity = byName(() => OWNED);
  levels = byName(() => OWNED);
  stored: readonly FleetCommitment[] = [];

  /** How many pieces of an item are taken in a minute, as far as is known now. */
  taken(item: ItemId, minute: number): number {
    return this.pieces.filter((piece) => {
      const isOut = this.pieces.some(({ line, state }) => line === piece.line && state === 'out');
      const late = piece.state !== 'returned' && isOut ? this.now + piece.turnaround : -Infinity;
      return piece.item === item && piece.from <= minute && minute < Math.max(piece.to, late);
    }).length;
  }

  depths(item: ItemId): readonly number[] {
    return Array.from({ length: END }, (_none, minute) => this.taken(item, minute));
  }

  readonly #ids = contextOf('tester', moment(0));
  context = () => ({ ...this.#ids, at: moment(this.now) });

  /** As a transaction does: levels locked, commitments read, changed and saved. */
  work<Result>(act: (commitments: LockedCommitments) => Result): {
    result: Result;
    told: readonly string[];
  } {
    const levels = ITEMS.map((itemId) => {
      const opened = FleetLevel.open(itemId, warehouseId, this.context());
      return FleetLevel.reconstitute({ ...opened.toSnapshot(), owned: this.levels.get(itemId)! });
    });
    const window = { from: moment(-END), to: null };
    const commitments = new LockedCommitments(
      new LockedFleet(levels),
      this.stored,
      window,
      moment(this.now),
    );
    const result = act(commitments);
    // The fact of the act comes after the levels were read.
    for (const level of levels) {
      const lost = this.levels.get(level.itemId)! - this.capacity.get(level.itemId)!;
      const why = { changeId: 'change', reason: 'Broken', assets: [] };
      if (lost > 0) level.changeServiceability(-lost, why, this.context());
      level.pullEvents();
    }
    this.levels = new Map(this.capacity);
    commitments.noticeShortages(this.context());
    this.stored = commitments.all.map(({ state }) => FleetCommitment.reconstitute(state));
    const told = levels.filter((level) => level.pullEvents().length > 0);
    return { result, told: told.map(({ itemId }) => itemId) };
  }

  promise(act: Act, items: readonly ItemId[]): void {
    const [start, end] = [this.now + act.start, this.now + act.start + act.length];
    const agreement = `agreement-${(this.#line += 1)}`;
    const lines = items.map((itemId, index) => ({
      itemId,
      warehouseId,
      lineId: `${agreement}/${index}`,
      quantity: act.quantity,
      turnaroundMinutes: act.turnaround,
    }));
    const asked = (item: ItemId, minute: number) =>
      start <= minute && minute < end + act.turnaround
        ? items.filter((one) => one === item).length * act.quantity
        : 0;
    const short = this.#shortMinutes(asked);
    const cause = { type: 'rental_agreement', id: agreement } as const;
    const times = { startsAt: moment(start), endsAt: moment(end) };
    const { result } = this.work((it) => it.promise({ cause, ...times, lines }, this.context()));
    expect(minutesOf(result)).toEqual(short);
    if (short.length > 0) return;
    for (const { lineId, itemId } of lines) {
      for (let piece = 0; piece < act.quantity; piece += 1) {
        const { turnaround } = act;
        const time = { from: start, to: end + turnaround };
        this.pieces.push({ line: lineId, item: itemId, turnaround, ...time, state: 'waiting' });
      }
    }
  }

  extend(act: Act): void {
    const line = this.#pick(act, ({ state }) => state !== 'returned');
    if (line === undefined) return;
    const agreement = line.split('/')[0]!;
    const own = this.pieces.filter(
      (piece) => piece.line.startsWith(`${agreement}/`) && piece.state !== 'returned',
    );
    const end = Math.max(...own.map(({ from }) => from)) + act.length;
    const taken = own.map((piece) => {
      const isOut = own.some((one) => one.line === piece.line && one.state === 'out');
      return Math.max(piece.to, this.now, isOut ? this.now + piece.turnaround : 0);
    });
    const short = this.#shortMinutes(
      (item, minute) =>
        own.filter(
          (piece, index) =>
            piece.item === item && taken[index]! <= minute && minute < end + piece.turnaround,
        ).length,
    );
    const cause = { type: 'rental_agreement', id: agreement } as const;
    const { result } = this.work((it) => it.extend(cause, moment(end), this.context()));
    expect(minutesOf(result)).toEqual(short);
    if (short.length === 0) for (const piece of own) piece.to = end + piece.turnaround;
  }

  /** A fact, or what frees pieces: never refused, and told where something is missing that was not. */
  settle(act: Act): void {
    const from = act.kind === 'release' || act.kind === 'hand out' ? 'waiting' : 'out';
    const line = this.#pick(act, ({ state }) => state === from);
    if (line === undefined) return;
    const some = this.pieces
      .filter((piece) => piece.line === line && piece.state === from)
      .slice(0, act.quantity);
    const [{ item }] = some as [Piece, ...Piece[]];
    const before = this.#missing();
    const quantity = some.length;
    this.#settlePieces(act.kind, line, some);
    const at = moment(this.now);
    const { told } = this.work((it) => {
      const context = this.context();
      if (act.kind === 'hand out') it.handOut(line, quantity, at, context);
      else if (act.kind === 'release') it.release(line, quantity, context);
      else if (act.kind === 'lose') it.lose(line, quantity, context);
      else it.checkIn(line, quantity, { at, isServiceable: act.kind === 'check in' }, context);
    });
    const after = this.#missing();
    const isDeeper = after.get(item)!.some((missing, at) => missing > before.get(item)![at]!);
    expect(told).toEqual(isDeeper ? [item] : []);
  }

  #settlePieces(kind: Act['kind'], line: string, some: readonly Piece[]): void {
    const [{ item, from }] = some as [Piece, ...Piece[]];
    if (kind === 'lose' || kind === 'check in broken') {
      this.capacity.set(item, this.capacity.get(item)! - some.length);
    }
    for (const piece of some) {
      if (kind === 'hand out') piece.state = 'out';
      else if (kind === 'lose' || kind === 'release') {
        this.pieces.splice(this.pieces.indexOf(piece), 1);
      } else {
        piece.state = 'returned';
        piece.to = this.now + (kind === 'check in' ? piece.turnaround : 0);
      }
    }
    if (kind !== 'hand out' || from <= this.now) return;
    for (const piece of this.pieces) {
      if (piece.line === line && piece.state !== 'returned') piece.from = this.now;
    }
  }

  cancel(act: Act): void {
    const line = this.#pick(act, () => true);
    const agreement = line?.split('/')[0];
    const isOwn = (piece: Piece) => piece.line.startsWith(`${agreement}/`);
    if (this.pieces.some((piece) => isOwn(piece) && piece.state === 'out')) return;
    this.pieces = this.pieces.filter((piece) => !isOwn(piece));
    this.work((it) => it.cancel({ type: 'rental_agreement', id: agreement ?? 'none' }));
  }

  #missing() {
    const missing = (item: ItemId) =>
      this.depths(item).map((taken, minute) =>
        minute < this.now ? 0 : Math.max(0, taken - this.capacity.get(item)!),
      );
    return new Map(ITEMS.map((item) => [item, missing(item)]));
  }

  #shortMinutes(asked: (item: ItemId, minute: number) => number): readonly string[] {
    const minutes: string[] = [];
    for (const item of ITEMS) {
      for (let minute = -END; minute < 4 * END; minute += 1) {
        const pieces = asked(item, minute);
        const isShort = pieces + this.taken(item, minute) > this.capacity.get(item)!;
        if (pieces > 0 && isShort) minutes.push(`${item} ${minute}`);
      }
    }
    return minutes.sort();
  }

  #pick({ pick }: Act, isMeant: (piece: Piece) => boolean): string | undefined {
    const lines = [...new Set(this.pieces.filter(isMeant).map(({ line }) => line))];
    return lines[pick % Math.max(1, lines.length)];
  }
}

/** The minutes of shortages, by item. */
function minutesOf(shortages: readonly PromiseShortage[]): readonly string[] {
  return shortages
    .flatMap(({ itemId, from, to }) =>
      Array.from(
        { length: minuteOf(to) - minuteOf(from) },
        (_none, index) => `${itemId} ${minuteOf(from) + index}`,
      ),
    )
    .sort();
}

function doIt(world: World, act: Act): void {
  const [drill, saw] = ITEMS;
  if (act.kind === 'wait') world.now += act.length;
  else if (act.kind === 'promise') world.promise(act, [act.pick % 2 === 0 ? drill : saw]);
  else if (act.kind === 'promise both') world.promise(act, [drill, saw, drill]);
  else if (act.kind === 'extend') world.extend(act);
  else if (act.kind === 'cancel') world.cancel(act);
  else world.settle(act);
}

describe('commitments against a count of every minute of every piece', () => {
  it('agree over 1,000 sequences on what is available, refused and missing', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const world = new World();
        for (const act of sequence) {
          doIt(world, act);
          for (const item of ITEMS) {
            const occupations = world.stored
              .filter(({ state }) => state.itemId === item)
              .map((one) => one.occupation(moment(world.now)));
            const capacity = world.capacity.get(item)!;
            const window = { from: moment(0), to: moment(END) };
            const { minimum, steps } = availabilityOf(capacity, occupations, window);
            const plain = world.depths(item).map((taken) => capacity - taken);
            const told = plain.map(
              (_available, minute) =>
                steps.findLast(({ from }) => minuteOf(from) <= minute)!.available,
            );
            expect(told).toEqual(plain);
            expect(minimum).toBe(Math.min(...plain));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
