import { parse } from 'csv-parse/sync';
import type { Response } from 'supertest';
import request from 'supertest';
import { everyOperation } from '../testing/every-operation.js';
import type { Send } from '../testing/send.js';
import { as, testApp } from '../testing/test-app.js';

/** The names that lead to the values of a row, as a table calls its columns. */
function namesIn(row: object, prefix = ''): string[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? namesIn(value, `${prefix}${name}.`)
      : [prefix + name],
  );
}

/** A store in which each operation did something, and the lists that were asked for meanwhile. */
async function usedApp() {
  const { app, endpoints } = testApp();
  const asked = new Set<string>();
  const send: Send = async ({ method, path, body }) => {
    if (method === 'GET') asked.add(path.split('?')[0] ?? path);
    const sent = request(app)[method.toLowerCase() as 'get'](`/api/v1${path}`).set(as('admin'));
    return ((await (body === undefined ? sent : sent.send(body as object))).body ?? {}) as never;
  };
  await everyOperation(send);
  const patterns = endpoints
    .filter(({ formats }) => formats)
    .map(({ path }) => [path, new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)] as const);
  const lists = patterns.map(
    ([path, pattern]) => [path, [...asked].find((each) => pattern.test(each))] as const,
  );
  return { app, lists };
}

describe('whole lists', () => {
  it('have a column for everything that is shown of a row, in every list', async () => {
    const { app, lists } = await usedApp();
    const ask = (path: string, query: string): PromiseLike<Response> =>
      request(app).get(`/api/v1${path}${query}`).set(as('admin')).buffer();
    expect(lists.length).toBeGreaterThan(20);
    for (const [path, example] of lists) {
      if (example === undefined) throw new Error(`${path} is not asked for by everyOperation`);
      const { items } = (await ask(example, '')).body as { readonly items: object[] };
      const table = await ask(example, '?format=csv');
      expect([path, table.status]).toEqual([path, 200]);
      const [columns = [], ...rows] = parse(table.text);
      expect([path, rows.length]).toEqual([path, items.length]);
      for (const name of items.flatMap((item) => namesIn(item))) {
        const isNullObject = columns.some((column) => column.startsWith(`${name}.`));
        // What has no fields of its own is one cell of JSON.
        const isThere = columns.some((column) => name === column || name.startsWith(`${column}.`));
        expect([path, name, isNullObject || isThere]).toEqual([path, name, true]);
      }
      const lines = (await ask(example, '?format=ndjson')).text.split('\n').filter(Boolean);
      expect([path, lines.map((line) => JSON.parse(line) as unknown)]).toEqual([path, items]);
    }
  });
});
