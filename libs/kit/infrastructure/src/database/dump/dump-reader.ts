import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { errorCode, errorMessage } from '../../system/errors.js';
import { DumpError } from './dump-error.js';
import {
  CHECKED_PREFIX,
  damaged,
  END_PREFIX,
  HEADER_PREFIX,
  parseChecked,
  parseEnd,
  parseHeader,
  ROWS_END,
  type CheckedRows,
  type DumpEnd,
  type DumpHeader,
} from './dump-format.js';
import { RowTally } from './row-tally.js';

/** Longer than any line of ours outside the rows, so that garbage is not gathered for ever. */
const LINE_MAX_BYTES = 1_000_000;
const NEWLINE = 0x0a;
const LINE_BEFORE_END = Buffer.from(`\n${ROWS_END}`);

/** Reads a dump from its start to its end, once, and holds no more of it than a chunk. */
export class DumpReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #hash = createHash('sha256');
  #rest: Buffer = Buffer.alloc(0);

  /** @param script what was gzipped */
  constructor(script: AsyncIterable<Buffer>) {
    this.#chunks = script[Symbol.asyncIterator]();
  }

  /**
   * The header, which must be asked for first.
   * @throws DumpError
   */
  async header(): Promise<DumpHeader> {
    if (!(await this.#fill())) throw new DumpError('The dump is empty.');
    const start = this.#rest.subarray(0, HEADER_PREFIX.length).toString();
    if (!HEADER_PREFIX.startsWith(start)) throw new DumpError('This is not a dump of Strata.');
    return parseHeader((await this.#line()).slice(HEADER_PREFIX.length));
  }

  /**
   * The rows of the next table, in COPY's text format; to be read to their end.
   * @param checked told what they added up to, which is what the dump says
   * @throws DumpError
   */
  async *rows(checked: (rows: CheckedRows) => void = () => undefined): AsyncGenerator<Buffer> {
    await this.#lineStarting('COPY ');
    const tally = new RowTally();
    for await (const chunk of this.#untilRowsEnd()) {
      tally.add(chunk);
      yield chunk;
    }
    const said = parseChecked(await this.#lineStarting(CHECKED_PREFIX));
    if (said.rows !== tally.rows || said.sha256 !== tally.checksum()) {
      throw damaged('the rows of a table are not those that were written');
    }
    checked(said);
  }

  /**
   * What stands at the end, after the rows of the last table.
   * @throws DumpError when there is no end, or anything after it
   */
  async end(): Promise<DumpEnd> {
    let line = await this.#line();
    let checksum = '';
    while (!line.startsWith(END_PREFIX)) {
      checksum = this.#hash.copy().digest('hex');
      line = await this.#line();
    }
    const end = parseEnd(line.slice(END_PREFIX.length));
    if (end.sha256 !== checksum) throw damaged('it is not what was written');
    if (this.#rest.length > 0 || (await this.#fill())) throw damaged('it goes on after its end');
    return end;
  }

  /** The next line that starts like that, without its start; the lines between are psql's. */
  async #lineStarting(prefix: string): Promise<string> {
    for (;;) {
      const line = await this.#line();
      if (line.startsWith(prefix)) return line.slice(prefix.length);
      if (line.startsWith(END_PREFIX)) throw damaged('a table is missing');
    }
  }

  /** The next line, without its newline. */
  async #line(): Promise<string> {
    let end = this.#rest.indexOf(NEWLINE);
    while (end < 0) {
      const searched = this.#rest.length;
      if (searched > LINE_MAX_BYTES) throw damaged('a line of it cannot be read');
      if (!(await this.#fill())) throw cutOff();
      end = this.#rest.indexOf(NEWLINE, searched);
    }
    return this.#take(end + 1).toString('utf8', 0, end);
  }

  async *#untilRowsEnd(): AsyncGenerator<Buffer> {
    while (this.#rest.length < ROWS_END.length) if (!(await this.#fill())) throw cutOff();
    if (this.#rest.subarray(0, ROWS_END.length).equals(LINE_BEFORE_END.subarray(1))) {
      this.#take(ROWS_END.length);
      return;
    }
    for (;;) {
      const end = this.#rest.indexOf(LINE_BEFORE_END);
      if (end >= 0) {
        yield this.#take(end + 1);
        this.#take(ROWS_END.length);
        return;
      }
      // The end may have begun in the last bytes.
      const safe = this.#rest.length - LINE_BEFORE_END.length + 1;
      if (safe > 0) yield this.#take(safe);
      if (!(await this.#fill())) throw cutOff();
    }
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#hash.update(taken);
    return taken;
  }

  /** Gets more bytes; false when there are none. */
  async #fill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}

function cutOff(): DumpError {
  return damaged('it was cut off');
}

/**
 * The script in a gzipped file.
 * @throws DumpError when it is empty, damaged, or no gzipped file at all
 */
export async function* unpackDump(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const packed = Readable.from(notEmpty(source), { objectMode: false });
  const unpacked = packed.pipe(createGunzip());
  packed.once('error', (error) => unpacked.destroy(error));
  try {
    yield* unpacked;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'Z_BUF_ERROR') throw cutOff();
    if (code !== 'Z_DATA_ERROR') throw error;
    if (/header/.test(errorMessage(error))) {
      throw new DumpError('This is not a dump of Strata: it is not gzipped.', { cause: error });
    }
    throw damaged('it cannot be unpacked', error);
  } finally {
    packed.destroy();
  }
}

async function* notEmpty(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let empty = true;
  for await (const chunk of source) {
    empty &&= chunk.length === 0;
    yield chunk;
  }
  if (empty) throw new DumpError('The dump is empty.');
}
