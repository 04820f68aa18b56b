const FIRST_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 30_000;
/** Who lived so long did not die of how it was started. */
const STEADY_MILLISECONDS = 60_000;
const HOPELESS_DEATHS = 6;

/** How long to wait before a worker that died is replaced: longer each time, when they die young. */
export class RestartPause {
  #youngDeaths = 0;

  /**
   * Takes note of a death.
   * @param lived for how many milliseconds
   * @returns how many to wait
   */
  after(lived: number): number {
    this.#youngDeaths = lived < STEADY_MILLISECONDS ? this.#youngDeaths + 1 : 1;
    return Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (this.#youngDeaths - 1));
  }

  /** So many died young one after the other that the next one will. */
  get isHopeless(): boolean {
    return this.#youngDeaths >= HOPELESS_DEATHS;
  }
}
