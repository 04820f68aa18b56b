import { hash, verify, type Options } from '@node-rs/argon2';
import { authErrors, type PasswordHasher } from '@strata/application';
import type { PasswordHash } from '@strata/domain';
import { BoundedQueue } from './bounded-queue.js';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS: Options = {
  // `Algorithm.Argon2id`, which the package declares as an ambient const enum.
  algorithm: 2 as NonNullable<Options['algorithm']>,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** How many hash at once: each takes a thread and the memory above. */
const CONCURRENCY = 2;
/** How many may wait: at some 30 ms each, nobody waits longer than about a second. */
const MAX_WAITING = 64;

/** argon2id; a bounded number at once, so that logins cannot starve the rest. */
export class Argon2PasswordHasher implements PasswordHasher {
  readonly #queue = new BoundedQueue(CONCURRENCY, MAX_WAITING, () => authErrors.hashingBusy());
  #decoy: Promise<string> | undefined;

  async hash(password: string): Promise<PasswordHash> {
    return (await this.#queue.run(() => hash(password, PARAMETERS))) as PasswordHash;
  }

  async verify(hashed: PasswordHash | null, password: string): Promise<boolean> {
    this.#decoy ??= hash('nobody has this password', PARAMETERS);
    const against = hashed ?? (await this.#decoy);
    const matches = await this.#queue.run(() => verify(against, password));
    return matches && hashed !== null;
  }
}
