import { createHash } from 'node:crypto';

const NEWLINE = 0x0a;

/** Counts the rows of COPY's text format as they pass, and hashes them. */
export class RowTally {
  #rows = 0;
  readonly #hash = createHash('sha256');

  /** Rows so far; in COPY's text format a newline ends a row and nothing else. */
  get rows(): number {
    return this.#rows;
  }

  add(chunk: Buffer): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
      this.#rows += 1;
    }
  }

  /** SHA-256 in hex; ends the tally. */
  checksum(): string {
    return this.#hash.digest('hex');
  }
}

/** The rows of some tables together. */
export function rowsIn(tables: readonly { readonly rows: number }[]): number {
  return tables.reduce((total, { rows }) => total + rows, 0);
}
