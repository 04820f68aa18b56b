import { HttpError, httpErrors } from '../errors/http-errors.js';

const WINDOW_MILLISECONDS = 60_000;

/** How often somebody came since their window began. */
interface Visits {
  count: number;
  readonly until: number;
}

/** Counts the requests of each user or network in this process, in windows of a minute. */
export class RateLimit {
  readonly #visits = new Map<string, Visits>();
  #sweepAt = 0;

  /**
   * @param max requests a minute
   * @param elapsed milliseconds that only ever grow, whatever the clock is set to
   */
  constructor(
    private readonly max: number,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** @throws HttpError 429 with Retry-After when there were too many */
  count(key: string): void {
    const now = this.elapsed();
    if (now >= this.#sweepAt) this.#sweep(now);
    const present = this.#visits.get(key);
    if (!present || present.until <= now) {
      this.#visits.set(key, { count: 1, until: now + WINDOW_MILLISECONDS });
      return;
    }
    present.count += 1;
    if (present.count <= this.max) return;
    throw new HttpError(httpErrors.tooManyRequests, {
      headers: { 'Retry-After': String(Math.ceil((present.until - now) / 1000)) },
    });
  }

  /** Forgets whoever stayed away, so that no more is kept than came within two minutes. */
  #sweep(now: number): void {
    this.#sweepAt = now + WINDOW_MILLISECONDS;
    for (const [key, { until }] of this.#visits) if (until <= now) this.#visits.delete(key);
  }
}
