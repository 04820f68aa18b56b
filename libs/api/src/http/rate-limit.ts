import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpError, httpErrors } from './http-errors.js';

const WINDOW_SECONDS = 60;

/** Counts the requests of each user or address in this process. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;

  /** @param max requests a minute */
  constructor(max: number) {
    this.#limiter = new RateLimiterMemory({ points: max, duration: WINDOW_SECONDS });
  }

  /** @throws HttpError 429 with Retry-After when there were too many */
  async count(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new HttpError(httpErrors.tooManyRequests, {
        headers: { 'Retry-After': String(seconds) },
      });
    }
  }
}
