import { authErrors } from '@strata/application';
import type { Logger } from '@strata/application-kit';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** So many attempts in a window, which begins with the first. */
export interface LoginLimit {
  readonly attempts: number;
  readonly seconds: number;
}

/** The clocks of two processes may differ by so much without anything being wrong. */
const CLOCK_SKEW_MILLISECONDS = 1000;

/**
 * Counts attempts by key in the table `login_throttle`; in this process alone while the database takes
 * no writes (a failover, say). A window ends by the clock of whoever began it. One that seems to last
 * longer than it can was begun before a clock went back, and ends a window from now at the latest.
 */
export class LoginCounter {
  readonly #limiter: RateLimiterPostgres;

  constructor(
    pool: pg.Pool,
    logger: Logger,
    name: string,
    private readonly limit: LoginLimit,
  ) {
    const limits = { keyPrefix: name, points: limit.attempts, duration: limit.seconds };
    this.#limiter = new RateLimiterPostgres({
      ...limits,
      // Without the names of its statements, which some poolers do not pass on.
      storeClient: {
        query: ({ text, values }: pg.QueryConfig) =>
          pool.query({ text, values: values ?? [] }).catch((error: unknown) => {
            logger.warn({ err: error }, 'failed logins are counted in this process only');
            throw error;
          }),
      },
      storeType: 'pool',
      tableName: 'login_throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(limits),
    });
  }

  /**
   * Counts an attempt.
   * @param seconds how long the window is if it begins now
   * @throws DomainError `auth.too_many_attempts` when there were too many
   */
  async consume(key: string, seconds = this.limit.seconds): Promise<void> {
    try {
      await this.#bounded(key, await this.#limiter.consume(key, 1, { customDuration: seconds }));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const left = await this.#bounded(key, refusal);
      throw authErrors.tooManyAttempts(Math.max(1, Math.ceil(left / 1000)));
    }
  }

  /** Counts an attempt, however many there were, and tells how many that makes. */
  async add(key: string): Promise<number> {
    const result = await this.#limiter.penalty(key);
    await this.#bounded(key, result);
    return result.consumedPoints;
  }

  /** Takes an attempt back. */
  async takeBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }

  /** Forgets all attempts. */
  async forget(key: string): Promise<void> {
    await this.#limiter.delete(key);
  }

  /** Milliseconds until the window ends, which it does within its length from now. */
  async #bounded(key: string, { msBeforeNext, consumedPoints }: RateLimiterRes): Promise<number> {
    const longest = this.limit.seconds * 1000;
    if (msBeforeNext <= longest + CLOCK_SKEW_MILLISECONDS) return Math.min(msBeforeNext, longest);
    await this.#limiter.set(key, consumedPoints, this.limit.seconds);
    return longest;
  }
}
