import { searchText, textKey } from '@strata/domain-kit';
import pg from 'pg';
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
  TEST_SERVICE,
} from '@strata/infrastructure-kit/testing';
import { databaseAt, parseDatabaseUrl } from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

/** What databases elsewhere are made with; Turkish has its own idea of the letter i. */
const LOCALES = [
  ['C', `LOCALE_PROVIDER libc LOCALE 'C'`],
  ['ICU tr-TR', `LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'`],
  ['builtin C.UTF-8', `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`],
] as const;

/** Every character below U+3000, and of the rest each hundred-and-first; surrogates are none. */
function* codePoints(): Generator<number> {
  for (let code = 1; code <= 0x10ffff; code += code < 0x3000 ? 1 : 101) {
    if (code < 0xd800 || code > 0xdfff) yield code;
  }
}

describe.each(LOCALES)('text functions under the locale %s', (_name, locale) => {
  let postgres: TemporaryPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE text TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
    await admin.end();
    const url = Object.assign(new URL(postgres.url), { pathname: '/text' }).href;
    await migrate(databaseAt(parseDatabaseUrl(url, TEST_SERVICE)));
    client = new pg.Client({ connectionString: url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  const compare = async (texts: readonly string[]) => {
    const { rows } = await client.query<{ text: string; key: string; search: string }>(
      `SELECT text, text_key(text) AS key, search_text(text) AS search FROM unnest($1::text[]) AS text`,
      [texts],
    );
    expect(rows).toHaveLength(texts.length);
    return rows.filter(
      ({ text, key, search }) => key !== textKey(text) || search !== searchText(text),
    );
  };

  it('fold each letter as the domain does', async () => {
    expect(await compare(Array.from(codePoints(), (code) => String.fromCodePoint(code)))).toEqual(
      [],
    );
  });

  it('fold whole texts as the domain does', async () => {
    const texts = [
      ...[
        '  DR\u200B 1\t\n',
        'STRAẞE İZMİR Kırmızı',
        'e\u0301\u0327',
        'ΟΔΟΣ ός',
        '\uFDFA'.repeat(255),
      ],
      ...['Łódź', 'ガギ', '한글 한글', 'Ⓐ①ﬃ', "O’Neill — O'Neill", '👩‍👧 🏴\u{E0067}', ' %_\\'],
    ];
    expect(await compare(texts)).toEqual([]);
  });

  it('make a pattern that takes %, _ and the backslash literally', async () => {
    const { rows } = await client.query(`SELECT search_pattern($1) AS pattern`, ['Ä%_\\']);
    expect(rows).toEqual([{ pattern: '%a\\%\\_\\\\%' }]);
  });

  it('work whatever the search_path', async () => {
    await client.query(`CREATE SCHEMA hostile`);
    await client.query(
      `CREATE FUNCTION hostile.text_fold(text) RETURNS text LANGUAGE sql RETURN 'x'`,
    );
    await client.query(`SET search_path = hostile`);
    const { rows } = await client.query(`SELECT public.search_text('Müller') AS found`);
    await client.query(`RESET search_path`);
    expect(rows).toEqual([{ found: 'muller' }]);
  });
});
