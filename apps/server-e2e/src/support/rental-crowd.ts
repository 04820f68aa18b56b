import type { Client, JsonAnswer } from './client.js';
import { PromisedPieces, type Stretch, Timetable } from './promised-pieces.js';
import { type RentalAgreement, RentalDesk } from './rental-desk.js';

/** Pieces of each item that a crowd wants. */
export const CAPACITY = 10;
/** How many of them are out and late since long. */
const LATE = 4;
/** The units in which wishes begin. */
const UNITS = 28;
/** Made while others are done something with: not more than can be read in one moment. */
const AGREEMENTS = 80;

/** What somebody wanted, and got or did not get. */
export interface Outcome {
  readonly stretch: Stretch;
  readonly answer: JsonAnswer;
}

/** Many who want two items of one warehouse at once, some pieces of which are late. */
export class RentalCrowd {
  readonly #made: RentalAgreement[] = [];

  private constructor(
    private readonly desk: RentalDesk,
    private readonly clients: readonly Client[],
    private readonly random: () => number,
    readonly place: { readonly customer: string; readonly warehouse: string },
    readonly items: readonly [string, string],
    readonly timetable = new Timetable(),
  ) {}

  /** @param clients who take turns */
  static async gather(clients: readonly [Client, Client], random: () => number) {
    const desk = new RentalDesk(clients[0]);
    const place = { customer: await desk.shop.customer(), warehouse: await desk.shop.warehouse() };
    const fleet = () => desk.fleet(place.warehouse, CAPACITY);
    const items = [await fleet(), await fleet()] as const;
    const crowd = new RentalCrowd(desk, clients, random, place, items);
    const late = { items, quantity: LATE, start: -7, end: -5 };
    const { answer } = await crowd.#promise(0, late);
    await desk.handOutAll(answer.body, crowd.timetable.at(late.start));
    return crowd;
  }

  /** Wants pieces of one item or of both, in whichever order. */
  wish(index: number, most = 3): Promise<Outcome> {
    return this.#promise(index, this.#stretch(most));
  }

  /** Wants what it has for longer. */
  async stayLonger(index: number, { stretch, answer }: Outcome): Promise<Outcome> {
    const end = stretch.end + 1 + this.#upTo(3);
    const body = { ends_at: this.timetable.at(end) };
    const longer = await this.#post(index, `/rental-agreements/${answer.body.id}/period`, body);
    return { stretch: { ...stretch, start: stretch.end + 1, end }, answer: longer };
  }

  /**
   * Does one of all that is done with rentals. What goes out has begun before, and ends later than now,
   * so that it takes no more than was promised.
   */
  async act(index: number): Promise<JsonAnswer> {
    const [roll, known] = [this.#upTo(10), this.#made[this.#upTo(this.#made.length)]];
    if (!known || (roll < 4 && this.#made.length < AGREEMENTS)) {
      const stretch = this.#stretch(3);
      const isRunning = roll % 2 === 0;
      const running = { ...stretch, start: this.#upTo(6) - 6, end: 1 + this.#upTo(8) };
      const { answer } = await this.#promise(index, isRunning ? running : stretch);
      if (answer.status === 201) this.#made.push(answer.body);
      return answer;
    }
    const path = `/rental-agreements/${known.id}`;
    const line = known.items[this.#upTo(known.items.length)];
    const piece = { rental_line_id: line?.id, quantity: 1 };
    if (roll < 5) {
      const ends_at = this.timetable.at(2 + this.#upTo(30));
      return this.#post(index, `${path}/period`, { ends_at });
    }
    if (roll < 6) return this.#post(index, `${path}/cancel`);
    if (roll < 8 && this.timetable.unitOf(known.starts_at) < 0) {
      return this.#post(index, `${path}/hand-outs`, { items: [piece] });
    }
    return this.#post(index, `${path}/check-ins`, { items: [{ ...piece, condition: 'good' }] });
  }

  /** What is promised now, by the agreements alone. */
  async promised(): Promise<PromisedPieces> {
    const pieces = new PromisedPieces(this.timetable);
    for (const item of this.items) pieces.count(item, await this.desk.agreementsOf(item));
    return pieces;
  }

  /** How many pieces of each item are out, by the fleet and by the agreements. */
  async out() {
    return Promise.all(
      this.items.map(async (item) => {
        const agreed = (await this.desk.agreementsOf(item))
          .flatMap(({ items }) => items)
          .filter(({ item_id }) => item_id === item)
          .reduce((sum, line) => sum + line.handed_out - line.returned - line.lost, 0);
        return { agreed, fleet: await this.desk.level(item, this.place.warehouse) };
      }),
    );
  }

  async #promise(index: number, stretch: Stretch): Promise<Outcome> {
    const { items, quantity, start, end } = stretch;
    const lines = Object.fromEntries(items.map((item) => [item, quantity]));
    const body = this.desk.agreement(this.place, this.timetable.stay(start, end), lines);
    return { stretch, answer: await this.#post(index, '/rental-agreements', body) };
  }

  #stretch(most: number): Stretch {
    const [one, other] = this.items;
    const items = [[one], [other], [one, other], [other, one]][this.#upTo(4)] ?? [one];
    // Soon and short rather than not: what is late is in the way of that.
    const less = (most: number) => Math.floor(this.random() ** 2 * most);
    const start = less(UNITS);
    return { items, quantity: 1 + this.#upTo(most), start, end: start + 1 + less(8) };
  }

  #post(index: number, path: string, body?: object): Promise<JsonAnswer> {
    return this.clients[index % this.clients.length]!.post(path, body && { body });
  }

  #upTo(most: number): number {
    return Math.floor(this.random() * most);
  }
}
