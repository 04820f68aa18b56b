/** Deliveries of one subscriber at once in this process; a slow one holds up no other. */
const EACH = 4;

/** Hands for deliveries, shared by those who deliver. */
export class Hands {
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param plenty deliveries of all together from which on each has one hand alone, so that many slow
   * ones leave some to the others
   * @param most deliveries of all together
   */
  constructor(
    private readonly plenty = Infinity,
    private readonly most = Infinity,
  ) {}

  /**
   * Takes a hand for another delivery, which who took it gives back; with the most in use it waits its turn.
   * @param own how many the one who asks has
   * @returns false when that is as many as each may have
   */
  async take(own: number): Promise<boolean> {
    if (own >= (this.#taken < this.plenty ? EACH : 1)) return false;
    if (this.#taken < this.most) this.#taken += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return true;
  }

  /** Gives it to who has waited longest, if anybody does. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken -= 1;
  }
}
