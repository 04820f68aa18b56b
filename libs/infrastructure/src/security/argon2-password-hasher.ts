import { hash, verify, type Options } from '@node-rs/argon2';
import type { PasswordHasher } from '@strata/application';
import type { PasswordHash } from '@strata/domain';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS: Options = {
  // `Algorithm.Argon2id`, which the package declares as an ambient const enum.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** argon2id. */
export class Argon2PasswordHasher implements PasswordHasher {
  #decoy: Promise<string> | undefined;

  async hash(password: string): Promise<PasswordHash> {
    // Here, and nowhere else, a text becomes a hash.
    return (await hash(password, PARAMETERS)) as PasswordHash;
  }

  async verify(hashed: PasswordHash | null, password: string): Promise<boolean> {
    this.#decoy ??= hash('nobody has this password', PARAMETERS);
    const against = hashed ?? (await this.#decoy);
    const matches = await verify(against, password);
    return matches && hashed !== null;
  }
}
