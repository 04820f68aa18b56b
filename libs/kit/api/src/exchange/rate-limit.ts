import { HttpError, httpErrors } from '../errors/http-errors.js';

const WINDOW_MILLISECONDS = 60_000;

/** How often somebody came since their window began. */
interface Window {
  count: number;
  readonly until: number;
}

/**
 * What was counted, as others are told of it: who came, how often, and for how many milliseconds that
 * still counts.
 */
export type Visits = readonly (readonly [key: string, count: number, remaining: number])[];

/** Counts the requests of each user or network, in windows of a minute. */
export class RateLimit {
  readonly #windows = new Map<string, Window>();
  readonly #untold = new Map<string, number>();
  #sweepAt = 0;

  /**
   * @param max requests a minute
   * @param elapsed milliseconds that only ever grow, whatever the clock is set to
   * @param isShared whether somebody asks for {@link news} to tell others, whose counts are
   * {@link learn}ed here
   */
  constructor(
    private readonly max: number,
    private readonly elapsed: () => number = () => performance.now(),
    private readonly isShared = false,
  ) {}

  /** @throws HttpError 429 with Retry-After when there were too many */
  count(key: string): void {
    const now = this.elapsed();
    const { count, until } = this.#add(key, 1, now + WINDOW_MILLISECONDS, now);
    if (this.isShared) this.#untold.set(key, (this.#untold.get(key) ?? 0) + 1);
    if (count <= this.max) return;
    throw new HttpError(httpErrors.tooManyRequests, {
      headers: { 'Retry-After': String(Math.ceil((until - now) / 1000)) },
    });
  }

  /** What was counted here since this was asked last. */
  news(): Visits {
    const visits = this.#visits([...this.#untold]);
    this.#untold.clear();
    return visits;
  }

  /** Adds what others counted. */
  learn(visits: Visits): void {
    const now = this.elapsed();
    for (const [key, count, remaining] of visits) this.#add(key, count, now + remaining, now);
  }

  /** All that still counts, for somebody who begins now. */
  memory(): Visits {
    return this.#visits([...this.#windows].map(([key, { count }]) => [key, count]));
  }

  #add(key: string, count: number, until: number, now: number): Window {
    if (now >= this.#sweepAt) this.#sweep(now);
    let window = this.#windows.get(key);
    if (!window || window.until <= now) {
      window = { count: 0, until };
      this.#windows.set(key, window);
    }
    window.count += count;
    return window;
  }

  #visits(counts: readonly (readonly [key: string, count: number])[]): Visits {
    const now = this.elapsed();
    return counts
      .map(([key, count]) => [key, count, (this.#windows.get(key)?.until ?? now) - now] as const)
      .filter(([, , remaining]) => remaining > 0);
  }

  /** Forgets whoever stayed away, so that no more is kept than came within two minutes. */
  #sweep(now: number): void {
    this.#sweepAt = now + WINDOW_MILLISECONDS;
    for (const [key, { until }] of this.#windows) if (until <= now) this.#windows.delete(key);
  }
}
