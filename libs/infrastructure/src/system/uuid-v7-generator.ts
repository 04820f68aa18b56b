import { randomFillSync } from 'node:crypto';
import type { IdGenerator } from '@strata/application';
import { uuidV7 } from '@strata/domain';

const BYTES_PER_ID = 10;
/** Random bytes fetched at once: one call to the kernel's generator serves so many ids. */
const POOL_BYTES = 256 * BYTES_PER_ID;

/** Makes UUIDs v7 from the operating system's randomness. */
export class UuidV7Generator implements IdGenerator {
  readonly #pool = new Uint8Array(POOL_BYTES);
  #used = POOL_BYTES;

  newId(at: Date): string {
    if (this.#used === POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += BYTES_PER_ID;
    return uuidV7(at, this.#pool.subarray(start, this.#used));
  }
}
