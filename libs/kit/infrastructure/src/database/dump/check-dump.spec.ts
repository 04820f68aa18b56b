import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkDump } from './check-dump.js';
import { DumpError } from './dump-error.js';
import { CHECKED_PREFIX, DUMP_FORMAT, END_PREFIX, HEADER_PREFIX } from './dump-format.js';
import { DumpReader } from './dump-reader.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What ends the rows, begun and broken off, and what looks like lines of the script. */
const ROWS = [
  ['1\ta\\nb', '2\t\\\\.', '3\t-- end: {}', '4\t\\\\', '5\tCOPY x', '6\t\\N'],
  [],
  Array.from({ length: 500 }, (_, index) => `${index}\t${sha256(`${index}`)}`),
].map((rows) => rows.map((row) => `${row}\n`));

const HEADER = {
  format: DUMP_FORMAT,
  strata: '0.0.0',
  postgres: '18.4',
  takenAt: '2026-01-01T00:00:00.000Z',
  migrations: [{ name: '20260101000000_first', checksum: sha256('') }],
  tables: ROWS.map((rows, index) => ({
    name: `table ${index}`,
    columns: ['id', 'note'],
    rows: rows.length,
  })),
};

/** A dump as the program writes it, and as it must not be. */
function scriptOf(header: object = HEADER): string {
  const tables = ROWS.map((rows) => {
    const text = rows.join('');
    const checked = JSON.stringify({ rows: rows.length, sha256: sha256(text) });
    return `COPY "x" ("id", "note") FROM STDIN;\n${text}\\.\n${CHECKED_PREFIX}${checked}\n`;
  });
  const body = `${HEADER_PREFIX}${JSON.stringify(header)}\nBEGIN;\n${tables.join('')}COMMIT;\n`;
  const end = { sequences: [{ name: 'n', lastValue: '41', isCalled: true }], sha256: sha256(body) };
  return `${body}${END_PREFIX}${JSON.stringify(end)}\n`;
}

const whole = gzipSync(scriptOf());
const changed = (from: string | RegExp, to: string) => gzipSync(scriptOf().replace(from, to));
const check = (file: Buffer) => checkDump(inPieces(file, 1000));

describe('a dump file', () => {
  it('passes when it is whole', async () => {
    const progress: number[] = [];
    const header = await checkDump(inPieces(whole, 7), (done, total) => progress.push(done, total));
    expect(header).toEqual(HEADER);
    expect(progress.slice(0, 2)).toEqual([0, 506]);
    expect(progress.slice(-2)).toEqual([506, 506]);
  });

  it('gives its rows, however its bytes arrive', async () => {
    for (let size = 1; size < 80; size += 1) {
      const reader = new DumpReader(inPieces(Buffer.from(scriptOf()), size));
      const { tables } = await reader.header();
      for (const index of tables.keys()) {
        let text = '';
        for await (const chunk of reader.rows()) text += chunk.toString();
        expect(text).toBe(ROWS[index]!.join(''));
      }
      const { sequences } = await reader.end();
      expect(sequences).toEqual([{ name: 'n', lastValue: '41', isCalled: true }]);
    }
  });

  it.each([
    ['empty', Buffer.alloc(0), 'The dump is empty.'],
    ['of gzipped nothing', gzipSync(''), 'The dump is empty.'],
    ['not gzipped', Buffer.from('hello'), 'This is not a dump of Strata: it is not gzipped.'],
    ['of something else', gzipSync('hello\n'), 'This is not a dump of Strata.'],
    ['without its header', gzipSync(HEADER_PREFIX), 'it was cut off'],
    ['with a header that is none', gzipSync(`${HEADER_PREFIX}{\n`), 'cannot be read'],
    ['with a header of null', gzipSync(`${HEADER_PREFIX}null\n`), 'cannot be read'],
    ['with an incomplete header', gzipSync(scriptOf({ format: 1 })), 'its header is incomplete'],
    [
      'with columns that are none',
      gzipSync(scriptOf({ ...HEADER, tables: [{ name: 'x', columns: [1], rows: 1 }] })),
      'its header is incomplete',
    ],
    [
      'of a newer format',
      gzipSync(scriptOf({ ...HEADER, format: 2, strata: '9.0.0' })),
      'The dump was written by Strata 9.0.0 in format 2, and this program reads format 1.',
    ],
    [
      'with other counts',
      gzipSync(
        scriptOf({ ...HEADER, tables: HEADER.tables.map((table) => ({ ...table, rows: 7 })) }),
      ),
      'The dump has 6 rows of table table 0 instead of 7.',
    ],
    [
      'with a table too many in its header',
      gzipSync(scriptOf({ ...HEADER, tables: [...HEADER.tables, HEADER.tables[1]] })),
      'a table is missing',
    ],
    ['with an endless line', gzipSync(HEADER_PREFIX + 'x'.repeat(3e6)), 'cannot be read'],
    ['that goes on', Buffer.concat([whole, gzipSync('more')]), 'goes on after its end'],
    ['with a changed row', changed('499\t', '498\t'), 'not those that were written'],
    ['with a lost row', changed(/^499\t.*\n/m, ''), 'not those that were written'],
    ['with a changed script', changed('COMMIT', 'COMMIX'), 'it is not what was written'],
    ['with a sequence that is no number', changed('"41"', '"4;1"'), 'its end is incomplete'],
    ['without its end', changed(/^-- end: /m, '-- und: '), 'it was cut off'],
  ])('%s is refused', async (_what, file, message) => {
    const refused = check(file);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(DumpError);
  });

  it('is refused cut off anywhere, and with any byte of its rows changed', async () => {
    for (let length = 0; length < whole.length; length += 97) {
      await expect(check(whole.subarray(0, length))).rejects.toBeInstanceOf(DumpError);
    }
    const script = gunzipSync(whole);
    for (let at = HEADER_PREFIX.length; at < script.length; at += 197) {
      const bytes = Buffer.from(script);
      bytes[at]! ^= 0x01;
      await expect(check(gzipSync(bytes))).rejects.toThrow(Error);
    }
  });
});

/** The bytes in pieces, as a file gives them. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
