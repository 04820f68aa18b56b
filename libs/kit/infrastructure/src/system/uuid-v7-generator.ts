import { randomFillSync } from 'node:crypto';
import type { IdGenerator } from '@strata/application-kit';
import { uuidV7 } from '@strata/domain-kit';

const BYTES_PER_ID = 10;
/** Random bytes fetched at once: one call to the kernel's generator serves so many ids. */
const POOL_BYTES = 256 * BYTES_PER_ID;
/** The counter fills the 12 bits behind the version. */
const IDS_PER_MILLISECOND = 0x1000;

/** Where the ids of this process are; one for all generators, so that none falls behind another. */
const last = { milliseconds: 0, count: 0 };

/**
 * Makes UUIDs v7 from the operating system's randomness. Behind the milliseconds stands a counter
 * (RFC 9562 section 6.2, method 1), so that ids sort in the order they were made. After a step back
 * of the clock, or more ids than a millisecond has, they go on from the last one's time.
 */
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
    const random = this.#pool.subarray(start, this.#used);
    advance(at.getTime());
    random[0] = last.count >> 8;
    random[1] = last.count & 0xff;
    return uuidV7(new Date(last.milliseconds), random);
  }
}

function advance(milliseconds: number): void {
  if (milliseconds > last.milliseconds) {
    last.milliseconds = milliseconds;
    last.count = 0;
    return;
  }
  last.count += 1;
  if (last.count < IDS_PER_MILLISECOND) return;
  last.milliseconds += 1;
  last.count = 0;
}
