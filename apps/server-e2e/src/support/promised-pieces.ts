import type { RentalAgreement } from './rental-desk.js';

/** Time is counted in units of two hours, as long as a turnaround. */
export const UNIT_IN_MILLISECONDS = 2 * 3_600_000;
/** The units of a round, before and after its present one. */
const UNITS = { from: -8, to: 40 };

/** The time of one round, of which the present lies in unit 0 and the end of its turnaround, too. */
export class Timetable {
  /** Half an hour from now on: whatever a round takes, what is late now is late until within unit 0. */
  readonly #start = Date.now() + UNIT_IN_MILLISECONDS / 4;

  /** When a unit begins. */
  at(unit: number): string {
    return new Date(this.#start + unit * UNIT_IN_MILLISECONDS).toISOString();
  }

  stay(start: number, end: number) {
    return { starts_at: this.at(start), ends_at: this.at(end) };
  }

  /** In which unit a moment is. */
  unitOf(moment: string): number {
    return (Date.parse(moment) - this.#start) / UNIT_IN_MILLISECONDS;
  }
}

/** So many pieces of some items from one unit until another one, the turnaround not included. */
export interface Stretch {
  readonly items: readonly string[];
  readonly quantity: number;
  readonly start: number;
  readonly end: number;
}

/** How many pieces of each item are taken in each unit: counted one by one, with none of the server's code. */
export class PromisedPieces {
  readonly #depths = new Map<string, number[]>();

  constructor(private readonly timetable: Timetable) {}

  /** @param agreements as they are answered; of what came back, that was before the unit 0 */
  count(item: string, agreements: readonly RentalAgreement[]): void {
    for (const { status, starts_at, ends_at, items } of agreements) {
      if (status === 'cancelled') continue;
      const [start, end] = [this.timetable.unitOf(starts_at), this.timetable.unitOf(ends_at)];
      for (const line of items.filter(({ item_id }) => item_id === item)) {
        const isOut = line.handed_out > line.returned + line.lost;
        const there = line.quantity - line.released - line.returned - line.lost;
        this.#take(item, there, start, isOut ? Math.max(end, 0) : end);
        this.#take(item, line.returned, start, 0);
      }
    }
  }

  /** The most that is taken at any moment. */
  get peak(): number {
    return Math.max(0, ...[...this.#depths.values()].flat());
  }

  /** Whether there would be room for more. */
  fits({ items, quantity, start, end }: Stretch, capacity: number): boolean {
    return items.every((item) =>
      (this.#depths.get(item) ?? [])
        .slice(start - UNITS.from, end + 1 - UNITS.from)
        .every((depth) => depth + quantity <= capacity),
    );
  }

  /** @param end where the turnaround begins, which takes a unit */
  #take(item: string, quantity: number, start: number, end: number): void {
    const depths = this.#depths.get(item) ?? Array<number>(UNITS.to - UNITS.from).fill(0);
    this.#depths.set(item, depths);
    for (let unit = Math.max(start, UNITS.from); unit < end + 1; unit += 1) {
      depths[unit - UNITS.from]! += quantity;
    }
  }
}
