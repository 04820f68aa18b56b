import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { startServer, type RunningServer } from '../support/running-server.js';
import { StrataProcess } from '../support/strata-process.js';

const INT_MAX = 2_147_483_647;
/** More rows than any list here has. */
const ALL = 1000;

/** A list as the server's own OpenAPI document declares it. */
interface DeclaredList {
  readonly path: string;
  readonly sortKeys: readonly string[];
}
interface Row {
  readonly id: string;
}
interface Parameter {
  readonly name: string;
  readonly schema: { readonly pattern?: string };
}
interface OpenApi {
  readonly paths: Record<string, { readonly get?: { readonly parameters: readonly Parameter[] } }>;
}

let server: RunningServer;
const lists: DeclaredList[] = [];
/** Those below something that is not seeded, or has no list itself. */
const empty: string[] = [];

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_MAX: '1000000', LOG_LEVEL: 'error' });
  const seed = ['seed', '--customers', '40', '--items', '12', '--sales', '15'];
  const { code } = await StrataProcess.run(seed, { DATA_DIR: server.dataDir });
  expect(code).toBe(0);
  const { paths } = (await (await fetch(`${server.process.url}/openapi.json`)).json()) as OpenApi;
  for (const [template, { get }] of Object.entries(paths)) {
    const sort = get?.parameters.find(({ name }) => name === 'sort');
    if (!sort) continue;
    const path = template.replace('/api/v1', '');
    // The pattern begins with the alternatives of the keys.
    const sortKeys = /\(([\w|]+)\)/.exec(sort.schema.pattern!)![1]!.split('|');
    const below = await withParent(path);
    if (below === null) empty.push(path);
    else lists.push({ path: below, sortKeys });
  }
});
afterAll(() => server.stop());

/** The list below one of its parents, such as the returns of a sale; null where there is none. */
async function withParent(path: string): Promise<string | null> {
  const [parent = '', rest] = path.split('/{id}');
  if (rest === undefined) return path;
  const { body } = await server.admin.get(`${parent}?limit=1`);
  const [first] = body.items ?? [];
  return first ? `${parent}/${first.id}${rest}` : null;
}

/** Orders of one to all keys, each key once and in any direction. */
function sortOrders(keys: readonly string[]): fc.Arbitrary<string> {
  return fc
    .shuffledSubarray([...keys], { minLength: 1 })
    .chain((chosen) =>
      fc
        .tuple(...chosen.map((key) => fc.constantFrom(key, `-${key}`)))
        .map((terms) => terms.join(',')),
    );
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe('every list', () => {
  it('is declared in the document', () => {
    expect(lists.length).toBeGreaterThan(40);
    expect(empty.sort()).toEqual(
      [
        '/api-keys',
        '/contact-numbers',
        '/goods-receipts',
        '/inventory/adjustments',
        '/inventory/transfers',
        '/sales-returns',
        '/webhooks',
      ].map((parent) => `${parent}/{id}/history`),
    );
  });

  it('answers any skip, limit and sort with that part of the whole, and its cursor goes on there', async () => {
    for (const { path, sortKeys } of lists) {
      const wholes = new Map<string, readonly string[]>();
      const wholeBy = async (sort: string) => {
        const known = wholes.get(sort);
        if (known) return known;
        const { body } = await server.admin.get(`${path}?limit=${ALL}&sort=${sort}`);
        expect(body).toMatchObject({ total: body.items.length, next_cursor: null });
        wholes.set(sort, idsOf(body.items));
        return idsOf(body.items);
      };
      const skips = fc.oneof(
        fc.integer({ min: 0, max: 45 }),
        fc.constantFrom(INT_MAX - 1, INT_MAX, INT_MAX + 1, Number.MAX_SAFE_INTEGER),
      );
      const limits = fc.oneof(fc.integer({ min: 1, max: 45 }), fc.constant(ALL));
      await fc.assert(
        fc.asyncProperty(sortOrders(sortKeys), skips, limits, async (sort, skip, limit) => {
          const whole = await wholeBy(sort);
          const query = `${path}?sort=${sort}&limit=${limit}`;
          const page = await server.admin.get(`${query}&skip=${skip}`);
          expect({ query, status: page.status }).toEqual({ query, status: 200 });
          expect(page.body).toMatchObject({ total: whole.length, skip, limit });
          expect(idsOf(page.body.items)).toEqual(whole.slice(skip, skip + limit));
          const cursor = page.body.next_cursor as string | null;
          expect(cursor !== null).toBe(skip + limit < whole.length);
          if (cursor === null) return;
          const next = await server.admin.get(`${query}&cursor=${cursor}`);
          expect(idsOf(next.body.items)).toEqual(whole.slice(skip + limit, skip + 2 * limit));
        }),
        { numRuns: 30 },
      );
    }
  }, 120_000);

  it('is given whole, as its pages have it', async () => {
    const headers = { authorization: `Bearer ${server.admin.token}` };
    const wholeOf = async (path: string, format: string) => {
      const url = `${server.process.url}/api/v1${path}?format=${format}`;
      const answer = await fetch(url, { headers });
      expect([path, answer.status]).toEqual([path, 200]);
      return { text: await answer.text(), total: Number(answer.headers.get('x-total-count')) };
    };
    for (const { path } of lists) {
      const { body } = await server.admin.get(`${path}?limit=${ALL}`);
      const lines = await wholeOf(path, 'ndjson');
      const rows: unknown[] = lines.text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      expect([path, rows]).toEqual([path, body.items]);
      expect(lines.total).toBe(body.total);
      const table: Row[] = parse((await wholeOf(path, 'csv')).text, { columns: true });
      expect(table.map((row) => row.id)).toEqual(body.items.map((row: Partial<Row>) => row.id));
    }
  });

  it.each(['-1', '1.5', '1e400', '9007199254740993', 'x', ''])(
    'refuses skip=%s with what is wrong about it',
    async (skip) => {
      for (const { path } of lists) {
        const { status, body } = await server.admin.get(`${path}?skip=${skip}`);
        expect({ path, status }).toEqual({ path, status: 422 });
        expect(body.errors).toMatchObject([{ pointer: '/query/skip' }]);
      }
    },
  );
});
