import { authErrors, type Clock, type LoginThrottle, type Requester } from '@strata/application';
import { LRUCache } from 'lru-cache';

interface Limit {
  readonly failures: number;
  readonly seconds: number;
}

/** A person mistypes a few times; an office behind one address has several persons. */
const PER_USER_AND_ADDRESS: Limit = { failures: 5, seconds: 60 };
const PER_ADDRESS: Limit = { failures: 50, seconds: 300 };

interface Failures {
  readonly count: number;
  readonly until: number;
}

/** Counts failed logins in this process, in windows that start with the first failure. */
export class MemoryLoginThrottle implements LoginThrottle {
  readonly #failures = new LRUCache<string, Failures>({ max: 100_000 });

  constructor(private readonly clock: Clock) {}

  admit(requester: Requester): void {
    const now = this.clock.now().getTime();
    for (const [key, limit] of keysOf(requester)) {
      const failures = this.#failures.get(key);
      if (failures && failures.until > now && failures.count >= limit.failures) {
        throw authErrors.tooManyAttempts(Math.ceil((failures.until - now) / 1000));
      }
    }
  }

  failed(requester: Requester): void {
    const now = this.clock.now().getTime();
    for (const [key, limit] of keysOf(requester)) {
      const present = this.#failures.get(key);
      this.#failures.set(
        key,
        present && present.until > now
          ? { ...present, count: present.count + 1 }
          : { count: 1, until: now + limit.seconds * 1000 },
      );
    }
  }

  succeeded(requester: Requester): void {
    this.#failures.delete(keysOf(requester)[0]![0]);
  }
}

function keysOf({ username, network }: Requester): readonly (readonly [string, Limit])[] {
  return [
    [`${network}\n${username}`, PER_USER_AND_ADDRESS],
    [network, PER_ADDRESS],
  ];
}
