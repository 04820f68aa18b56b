import type { Logger } from '@strata/application-kit';
import type { LoginThrottle, Requester } from '@strata/application';
import type pg from 'pg';
import { LoginCounter } from './login-counter.js';

/** A person mistypes a few times; an office behind one address has several persons. */
const PER_USER_AND_NETWORK = { attempts: 5, seconds: 60 };
const PER_NETWORK = { attempts: 50, seconds: 300 };
/** From all networks together that the user never signed in from; then one attempt a pause. */
const FROM_ELSEWHERE = { attempts: 10, seconds: 3600 };
/** The pauses double from a second up to this. */
const LONGEST_PAUSE_SECONDS = 300;

/**
 * Counts attempts to sign in for all processes together. Each is counted before its password is
 * checked, so that of many guesses at once none slips through, and taken back if it was right.
 */
export class PgLoginThrottle implements LoginThrottle {
  readonly #userAndNetwork: LoginCounter;
  readonly #network: LoginCounter;
  readonly #elsewhere: LoginCounter;
  readonly #pause: LoginCounter;

  /** @param digest makes of a key a text of bounded length that tells nobody who and where it was */
  constructor(
    pool: pg.Pool,
    private readonly digest: (text: string) => string,
    logger: Logger,
  ) {
    const counter = (name: string, limit: { attempts: number; seconds: number }) =>
      new LoginCounter(pool, logger, name, limit);
    this.#userAndNetwork = counter('user_and_network', PER_USER_AND_NETWORK);
    this.#network = counter('network', PER_NETWORK);
    this.#elsewhere = counter('elsewhere', FROM_ELSEWHERE);
    this.#pause = counter('pause', { attempts: 1, seconds: LONGEST_PAUSE_SECONDS });
  }

  async admit(requester: Requester, isKnownNetwork: boolean): Promise<void> {
    const { user, network, both } = this.#keysOf(requester);
    const counted: (() => Promise<void>)[] = [];
    try {
      await this.#userAndNetwork.consume(both);
      counted.push(() => this.#userAndNetwork.takeBack(both));
      await this.#network.consume(network);
      counted.push(() => this.#network.takeBack(network));
      if (!isKnownNetwork) await this.#admitFromElsewhere(user);
    } catch (refusal) {
      // Who is refused has not guessed.
      await Promise.all(counted.map((takeBack) => takeBack()));
      throw refusal;
    }
  }

  async succeeded(requester: Requester, isKnownNetwork: boolean): Promise<void> {
    const { user, network, both } = this.#keysOf(requester);
    await Promise.all([
      this.#userAndNetwork.forget(both),
      this.#network.takeBack(network),
      ...(isKnownNetwork ? [] : [this.#elsewhere.takeBack(user)]),
    ]);
  }

  async #admitFromElsewhere(user: string): Promise<void> {
    const beyond = (await this.#elsewhere.add(user)) - FROM_ELSEWHERE.attempts;
    if (beyond <= 0) return;
    const pause = Math.min(LONGEST_PAUSE_SECONDS, 2 ** (beyond - 1));
    try {
      await this.#pause.consume(user, pause);
    } catch (refusal) {
      await this.#elsewhere.takeBack(user);
      throw refusal;
    }
  }

  #keysOf({ username, network }: Requester) {
    return {
      user: this.digest(username),
      network: this.digest(network),
      both: this.digest(`${network}\n${username}`),
    };
  }
}
