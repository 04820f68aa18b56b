import { PinoLogger } from '@strata/infrastructure-kit';
import {
  alterDatabase,
  findPgbouncer,
  HOSTILE_SETTINGS,
  startTemporaryPgbouncer,
  startTemporaryPostgres,
  type TemporaryPgbouncer,
  type TemporaryPostgres,
} from '@strata/infrastructure-kit/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readSettings } from '../config/read-settings.js';
import type { ServerFacts } from './banner.js';
import { Installation, type OpenInstallation } from './installation.js';
import { StrataServer } from './server.js';

const PASSWORD = 'correct horse battery staple';
const binary = findPgbouncer();

const POOLED_SETTINGS = { TimeZone: 'America/New_York', DateStyle: 'German' };

/** How the servers find their database, and what it was set to. */
const ROUTES: readonly (readonly [string, Readonly<Record<string, string>>, string | null])[] = [
  ['straight', HOSTILE_SETTINGS, null],
  ...(binary ? [['through PgBouncer in transaction mode', POOLED_SETTINGS, binary] as const] : []),
];

const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe.each(ROUTES)('servers on one database, %s', (_route, settings, pgbouncer) => {
  let postgres: TemporaryPostgres;
  let pooler: TemporaryPgbouncer | undefined;
  let environment: Record<string, string>;
  let running: StrataServer<OpenInstallation>[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await alterDatabase(postgres.url, settings);
    if (pgbouncer) pooler = await startTemporaryPgbouncer(pgbouncer, postgres);
    environment = {
      PORT: '0',
      DATABASE_URL: (pooler ?? postgres).url,
      DATABASE_POOLER: pooler ? 'transaction' : 'none',
      DATABASE_POOL_SIZE: '10',
      SECRET_KEY: 'k'.repeat(32),
      ADMIN_USERNAME: 'admin',
      ADMIN_PASSWORD: PASSWORD,
      DRAIN_NOTICE_SECONDS: '0',
      RATE_LIMIT_MAX: '1000000',
    };
  }, 60_000);
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
    running = [];
  };
  afterEach(stopAll);
  afterAll(async () => {
    await pooler?.stop();
    await postgres?.stop();
  });

  const start = (schema = 'public'): Promise<ServerFacts> => {
    const DATABASE_URL = `${environment['DATABASE_URL']}?schema=${encodeURIComponent(schema)}`;
    const parts = [
      readSettings({ ...environment, DATABASE_URL }),
      new PinoLogger('silent'),
    ] as const;
    const server = new StrataServer(...parts, new Installation(...parts, () => undefined));
    running.push(server);
    return server.start();
  };
  const tokenOf = async ({ url }: ServerFacts): Promise<string> => {
    const body = JSON.stringify({ username: 'admin', password: PASSWORD });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/v1/auth/token`, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    return ((await response.json()) as { access_token: string }).access_token;
  };

  it('two start at once on an empty one, again and again', async () => {
    // Behind a pooler in transaction mode the schema is the role's.
    for (const schema of pgbouncer ? ['public'] : ['public', 'second', 'Third one']) {
      const facts = await times(2, () => start(schema));
      expect(facts.flatMap(({ migrations }) => migrations).length).toBeGreaterThan(0);
      expect(facts.filter(({ newLogin }) => newLogin !== null)).toHaveLength(1);
      await tokenOf(facts[1]!);
      await stopAll();
    }
  }, 120_000);

  it('two serve the same, with every time in UTC, while connections are killed', async () => {
    const servers = await times(2, () => start());
    const Authorization = `Bearer ${await tokenOf(servers[0]!)}`;
    const statuses = new Map<number, number>();
    const call = async (index: number, path: string, init: RequestInit = {}) => {
      const headers = { Authorization, 'Content-Type': 'application/json' };
      const response = await fetch(`${servers[index % 2]!.url}/api/v1${path}`, {
        ...init,
        headers,
      });
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const exchange = async (index: number) => {
      const body = JSON.stringify({ name: `Customer ${index}` });
      const made = await call(index, '/customers', { method: 'POST', body });
      await call(index, '/customers?name=customer&limit=5');
      if (made.status !== 201) return;
      const found = await call(index + 1, `/customers/${String(made.body['id'])}`);
      if (found.status === 200) expect(found.body).toEqual(made.body);
      expect(Math.abs(Date.parse(String(made.body['created_at'])) - Date.now())).toBeLessThan(
        600_000,
      );
    };
    for (let round = 0; round < 10; round += 1) await times(10, exchange);
    expect([...statuses.keys()].sort()).toEqual([200, 201]);

    const admin = new pg.Client(postgres.url);
    await admin.connect();
    let killed = 0;
    let going = true;
    const killer = (async () => {
      while (going) {
        const { rowCount } = await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1`,
        );
        killed += rowCount ?? 0;
        await sleep(50);
      }
    })();
    while (killed < 50) await times(10, exchange);
    going = false;
    await killer;
    await admin.end();
    expect([...statuses.keys()].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
  }, 120_000);
});
