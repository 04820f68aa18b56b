import { randomFillSync } from 'node:crypto';
import type { IdGenerator } from '@strata/application';
import { uuidV7 } from '@strata/domain';

const BYTES_PER_ID = 10;
/** Random bytes fetched at once: one call to the kernel's generator serves so many ids. */
const POOL_BYTES = 256 * BYTES_PER_ID;

/**
 * Makes UUIDs v7 from the operating system's randomness. Behind the milliseconds stands a counter
 * (RFC 9562 section 6.2, method 1), so that ids of one moment sort in the order they were made.
 */
export class UuidV7Generator implements IdGenerator {
  readonly #pool = new Uint8Array(POOL_BYTES);
  #used = POOL_BYTES;
  #made = 0;

  newId(at: Date): string {
    if (this.#used === POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += BYTES_PER_ID;
    const random = this.#pool.subarray(start, this.#used);
    // The first 12 bits after the version; it starts anew after 4096 ids.
    this.#made = (this.#made + 1) & 0xfff;
    random[0] = this.#made >> 8;
    random[1] = this.#made & 0xff;
    return uuidV7(at, random);
  }
}
