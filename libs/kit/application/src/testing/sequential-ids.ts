import { uuidV7 } from '@strata/domain-kit';
import type { IdGenerator } from '../ports/id-generator.js';

/** UUIDs v7 whose random part counts up from one: distinct, sorted and the same in every run. */
export class SequentialIds implements IdGenerator {
  #count = 0;

  newId(at: Date): string {
    this.#count += 1;
    const bytes = new Uint8Array(10);
    new DataView(bytes.buffer).setUint32(6, this.#count);
    return uuidV7(at, bytes);
  }
}
