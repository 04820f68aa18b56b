import {
  applicationErrors,
  LIST_LIMIT_MAX,
  type ListQuery,
  type Page,
  type Snapshots,
} from '@strata/application-kit';
import { createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Joi from 'joi';
import request from 'supertest';
import { pageSchema } from '../resources/page-schema.js';
import { listEndpoint } from '../resources/read-endpoints.js';
import { as, lampApp } from '../testing/lamp-app.js';
import { CursorCodec } from './cursor-codec.js';
import { ListFormat } from './list-parameters.js';

interface Tick {
  readonly id: string;
  readonly createdAt: Date;
}

const FIRST = Date.UTC(2026, 0, 1);
/** Long enough that no socket takes a page at once. */
const PADDING = 'x'.repeat(1000);

/** A list of so many rows; told of each query. */
function ticking(total: number, onQuery: (query: ListQuery<object, 'createdAt'>) => void) {
  return (query: ListQuery<object, 'createdAt'>): Promise<Page<Tick>> => {
    onQuery(query);
    const start = query.after ? Number(query.after.id) + 1 : query.skip;
    const end = Math.min(total, start + query.limit);
    const items = Array.from({ length: end - start }, (_, index) => ({
      id: String(start + index),
      createdAt: new Date(FIRST + start + index),
    }));
    const next = end < total ? { id: String(end - 1), values: [''] } : null;
    return Promise.resolve({ items, total, next });
  };
}

function setUp(
  total: number,
  onQuery: (query: ListQuery<object, 'createdAt'>) => void = () => undefined,
  snapshots?: Snapshots,
) {
  const row = Joi.object({ id: Joi.string().required(), padding: Joi.string().required() });
  const endpoint = listEndpoint(
    {
      path: '/ticks',
      plural: 'Ticks',
      tag: 'Lamps',
      readers: 'guest',
      present: ({ id }: Tick) => ({ id, padding: PADDING }),
    },
    pageSchema('TickPage', row),
    new ListFormat('lamp_ticks', {}, ['createdAt'] as const, () => ({})),
    ticking(total, onQuery),
    new CursorCodec((text) => text.padEnd(32, 'x')),
  );
  return lampApp({ endpoints: [endpoint], ...(snapshots && { snapshots }) });
}

const ask = (app: RequestListener, query: string, headers: Record<string, string> = {}) =>
  request(app).get(`/api/v1/ticks${query}`).set(as('guest')).set(headers).buffer();

/** Serves for as long as the work takes. */
async function serving<Result>(app: RequestListener, work: (url: string) => Promise<Result>) {
  const server = createServer(app).listen(0);
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/ticks`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A promise for others to keep. */
function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((keep) => (resolve = keep));
  return { promise, resolve: () => resolve() };
}

const MANY = 2 * LIST_LIMIT_MAX + 5;

describe('a whole list', () => {
  it('is every row, read in pages of one snapshot', async () => {
    const queries: ListQuery<object, 'createdAt'>[] = [];
    const { app } = setUp(MANY, (query) => void queries.push(query));
    const answer = await ask(app, '?format=ndjson').expect(200);
    const ids = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Tick).id);
    expect(ids).toEqual(Array.from({ length: MANY }, (_, index) => String(index)));
    expect(queries.map(({ limit }) => limit)).toEqual([
      LIST_LIMIT_MAX,
      LIST_LIMIT_MAX,
      LIST_LIMIT_MAX,
    ]);
    const [snapshot] = new Set(queries.map((query) => query.snapshot));
    expect(queries.every((query) => query.snapshot === snapshot && snapshot)).toBeTruthy();
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="lamp-ticks-\d{4}-\d\d-\d\d\.ndjson"$/,
      ),
      'x-total-count': String(MANY),
    });
  });

  it('has its columns even when it is empty', async () => {
    const { app } = setUp(0);
    expect((await ask(app, '?format=csv').expect(200)).text).toBe('id,padding\r\n');
    expect((await ask(app, '?format=ndjson').expect(200)).text).toBe('');
  });

  it('is asked for by Accept too, unless format says otherwise', async () => {
    const { app } = setUp(1);
    const types = async (query: string, accept: string) =>
      (await ask(app, query, { accept })).headers['content-type'];
    expect(await types('', 'text/csv')).toBe('text/csv; charset=utf-8');
    expect(await types('', 'application/x-ndjson, application/json;q=0.5')).toMatch(/x-ndjson/);
    expect(await types('', 'application/json, text/csv;q=0.5')).toBe('application/json');
    expect(await types('', 'text/*')).toMatch(/csv/);
    expect(await types('?format=json', 'text/csv')).toBe('application/json');
    expect(await types('?format=csv', 'application/json')).toMatch(/csv/);
    await ask(app, '', { accept: 'image/png' }).expect(406);
  });

  it('has no page', async () => {
    const { app } = setUp(1);
    for (const page of ['limit=5', 'skip=0', 'cursor=x']) {
      const { body } = await ask(app, `?format=csv&${page}`).expect(422);
      expect(body.errors).toEqual([
        { pointer: '/query', message: expect.stringContaining(`leave out ${page.split('=')[0]}`) },
      ]);
      await ask(app, `?${page}`, { accept: 'text/csv' }).expect(422);
    }
    await ask(app, '?format=xml').expect(422);
  });

  it('tells in a HEAD what it would be, and reads no further', async () => {
    let pages = 0;
    const { app } = setUp(MANY, () => void (pages += 1));
    const head = request(app).head('/api/v1/ticks?format=csv').set(as('guest'));
    expect((await head.expect(200)).headers['x-total-count']).toBe(String(MANY));
    expect(pages).toBe(1);
  });

  it('is a problem when its first rows cannot be read, or too many are being read', async () => {
    const broken = setUp(MANY, () => {
      throw applicationErrors.storeUnavailable();
    });
    expect((await ask(broken.app, '?format=csv').expect(503)).body.code).toBe('store.unavailable');
    const busy = { read: () => Promise.reject(applicationErrors.tooManySnapshots()) };
    const { app } = setUp(MANY, undefined, busy);
    const answer = await ask(app, '?format=csv').expect(503).expect('Retry-After', '10');
    expect(answer.body.code).toBe('store.too_many_snapshots');
  });

  it('is cut where a later page fails, and never ends as if it were whole', async () => {
    const { app, log } = setUp(MANY, ({ after }) => {
      if (after) throw new Error('the disk is gone');
    });
    await serving(app, async (url) => {
      const answer = await fetch(`${url}?format=csv`, { headers: as('guest') });
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow('terminated');
    });
    expect(log.map(({ level }) => level)).toContain('error');
  });

  it('is read no faster than it is taken, and no further once the client has gone', async () => {
    let pages = 0;
    const released = deferred();
    const snapshots: Snapshots = {
      read: (work) => work({ takenAt: new Date(FIRST) }).finally(() => released.resolve()),
    };
    const { app, log } = setUp(1000 * LIST_LIMIT_MAX, () => void (pages += 1), snapshots);
    await serving(app, async (url) => {
      const taken = deferred();
      const asked = get(`${url}?format=ndjson`, { headers: as('guest') }, (answer) => {
        answer.once('data', () => {
          answer.pause();
          taken.resolve();
        });
        answer.on('error', () => undefined);
      });
      await taken.promise;
      await new Promise((resolve) => setTimeout(resolve, 200));
      const readMeanwhile = pages;
      expect(readMeanwhile).toBeLessThan(50);
      asked.destroy();
      await released.promise;
      expect(pages).toBeLessThan(readMeanwhile + 3);
    });
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
