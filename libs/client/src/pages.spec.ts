import type { components } from './generated/schema.js';
import { each, pages } from './pages.js';
import { isProblemError } from './problem-error.js';
import { json, problem, ScriptedServer } from './testing/scripted-server.js';

const names = ['Ada', 'Bob', 'Cyd', 'Dan', 'Eve'];

/** A server with five customers; a cursor is where the next page begins. */
function listing() {
  return new ScriptedServer(({ url }) => {
    const query = new URL(url).searchParams;
    const begin = Number(query.get('cursor') ?? query.get('skip') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const items = names.slice(begin, begin + limit).map((name) => ({ name }));
    const next = begin + limit < names.length ? String(begin + limit) : null;
    return json({ items, total: names.length, skip: 0, limit, next_cursor: next });
  });
}

describe('a list', () => {
  it('is walked through to its end, with filters and sort on every page', async () => {
    const server = listing();
    const query = { limit: 2, sort: 'name', city: 'Springfield' };
    const seen: string[] = [];
    for await (const customer of each(server.client(), '/api/v1/customers', {
      params: { query },
    })) {
      const typed: components['schemas']['CustomerResponse'] = customer;
      seen.push(typed.name);
    }
    expect(seen).toEqual(names);
    expect(server.requests.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=2&sort=name&city=Springfield',
      '?limit=2&sort=name&city=Springfield&cursor=2',
      '?limit=2&sort=name&city=Springfield&cursor=4',
    ]);
  });

  it('needs no parameters, and skips once', async () => {
    const all: unknown[] = [];
    for await (const one of each(listing().client(), '/api/v1/customers')) all.push(one);
    expect(all).toHaveLength(5);
    const server = listing();
    const query = { skip: 1, limit: 3 };
    const sizes: number[] = [];
    for await (const page of pages(server.client(), '/api/v1/customers', { params: { query } })) {
      sizes.push(page.items.length);
      expect(page.total).toBe(5);
    }
    expect(sizes).toEqual([3, 1]);
    expect(server.requests.map(({ url }) => new URL(url).search)).toEqual([
      '?skip=1&limit=3',
      '?limit=3&cursor=4',
    ]);
  });

  it('asks for no page that nobody wants', async () => {
    const server = listing();
    const query = { limit: 1 };
    for await (const _customer of each(server.client(), '/api/v1/customers', {
      params: { query },
    })) {
      break;
    }
    expect(server.requests).toHaveLength(1);
  });

  it('ends with what the server refuses', async () => {
    const server = ScriptedServer.saying(() => problem(403, 'auth.role_too_low'));
    const walk = each(server.client(), '/api/v1/users');
    const thrown = await walk.next().catch((error: unknown) => error);
    expect(isProblemError(thrown, 'auth.role_too_low')).toBe(true);
  });

  it('is walked through by path only when it is one', () => {
    const client = listing().client();
    // @ts-expect-error One customer has no pages.
    each(client, '/api/v1/customers/{id}', { params: { path: { id: 'x' } } });
    // @ts-expect-error Whose payments must be said.
    each(client, '/api/v1/sales-transactions/{id}/payments');
    expect(client).toBeDefined();
  });
});
