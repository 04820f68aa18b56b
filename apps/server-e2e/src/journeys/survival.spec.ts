import { setTimeout as sleep } from 'node:timers/promises';
import {
  alterDatabase,
  findPgbouncer,
  startTemporaryPgbouncer,
  startTemporaryPostgres,
  type TemporaryPgbouncer,
  type TemporaryPostgres,
} from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { Client } from '../support/client.js';
import { insist } from '../support/insist.js';
import { Shop } from '../support/shop.js';
import { StrataProcess } from '../support/strata-process.js';
import { tally, times } from '../support/tally.js';

const binary = findPgbouncer();
const ADMIN = { username: 'admin', password: 'a horse walks into a bar' };
const ELSEWHERE = { TimeZone: 'America/New_York', DateStyle: 'German' };

/** How long a server may take to notice that all is well again. */
const HEALED_MILLISECONDS = 30_000;
const READ_ONLY_MILLISECONDS = 60_000;

let postgres: TemporaryPostgres;
let pgbouncer: TemporaryPgbouncer;

/** Settings of a server behind the pooler, with a way past it. */
function settings(database: string): Readonly<Record<string, string>> {
  const at = (url: string) => url.replace(/\/postgres$/, `/${database}`);
  return {
    DATABASE_URL: at(pgbouncer.url),
    DATABASE_POOLER: 'transaction',
    DIRECT_DATABASE_URL: at(postgres.url),
    SECRET_KEY: 'x'.repeat(48),
    ADMIN_PASSWORD: ADMIN.password,
    RATE_LIMIT_MAX: '10000000',
    DRAIN_NOTICE_SECONDS: '0',
    LOG_LEVEL: 'warn',
  };
}

/** Does as an administrator would, past the pooler, also in a database that takes no writes. */
async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query('SET default_transaction_read_only = off');
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Ends every connection but this one's. */
const endBackends = (limit = 'ALL') =>
  administer(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      ORDER BY random() LIMIT ${limit}`,
  );

(binary ? describe : describe.skip)(
  'two servers, PgBouncer between them and a PostgreSQL in New York',
  () => {
    let servers: readonly StrataProcess[] = [];
    let clients: readonly Client[] = [];
    let shop: Shop;

    beforeAll(async () => {
      postgres = await startTemporaryPostgres();
      await alterDatabase(postgres.url, ELSEWHERE);
      pgbouncer = await startTemporaryPgbouncer(binary!, postgres, 'transaction', 20);
      servers = await times(2, () => StrataProcess.serve(settings('postgres')));
      const admin = await (
        await Client.anonymous(servers[0]!)
      ).signIn(ADMIN.username, ADMIN.password);
      clients = servers.map(({ url }) => admin.at(url));
      shop = new Shop(admin);
    }, 120_000);
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.end()));
      await pgbouncer?.stop();
      await postgres?.stop();
    });
    afterEach(() => {
      const log = servers.flatMap((server) => server.log);
      const faults = log.filter(({ status }) => status === 500);
      const ids = new Set(faults.map(({ correlation_id: id }) => id));
      // With what the log says about each: the answer itself tells nothing.
      expect(log.filter(({ correlation_id: id }) => ids.has(id))).toEqual([]);
    });

    const client = (index: number) => clients[index % 2]!;

    async function stocked(quantity: number) {
      const [customer, item, warehouse] = [
        await shop.customer(),
        await shop.item(),
        await shop.warehouse(),
      ];
      await shop.receive(warehouse, { [item]: quantity });
      return { customer, item, warehouse };
    }

    async function untilReady(): Promise<void> {
      const deadline = performance.now() + HEALED_MILLISECONDS;
      for (const { url } of servers) {
        while ((await fetch(`${url}/health/ready`)).status !== 200) {
          if (performance.now() > deadline) throw new Error(`${url} did not heal.`);
          await sleep(100);
        }
      }
    }

    /**
     * Sells while something happens: whoever asks goes on until there is an answer, and what was
     * acknowledged must be there afterwards, once.
     */
    async function sellDuring(happens: () => Promise<void>): Promise<void> {
      const { customer, item, warehouse } = await stocked(100_000);
      const acknowledged: string[] = [];
      let over = false;
      const load = times(6, async (worker) => {
        for (let index = 0; !over; index += 1) {
          const key = `${item}-${worker}-${index}`;
          const body = shop.sale(customer, item, 1);
          // A retry may reach the other server.
          let turn = worker;
          const next = () => client((turn += 1));
          acknowledged.push((await insist(next, key, '/sales-transactions', { body })).body.id);
        }
      });
      await sleep(300);
      const before = acknowledged.length;
      try {
        await happens();
        await untilReady();
        await sleep(500);
      } finally {
        over = true;
        await load;
      }
      expect(acknowledged.length).toBeGreaterThan(before);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      const sales = await client(0).get(`/sales-transactions?customer_id=${customer}&limit=1`);
      expect(sales.body.total).toBe(acknowledged.length);
      const reserved = acknowledged.length;
      expect(await shop.level(item, warehouse)).toEqual({ on_hand: 100_000, reserved });
    }

    it('say what time it is', async () => {
      const before = Date.now();
      const made = await client(0).post('/customers', { body: { name: 'Once' } });
      const read = await client(1).get(`/customers/${made.body.id}`);
      expect(read.body.created_at).toBe(made.body.created_at);
      expect(Math.abs(Date.parse(read.body.created_at) - before)).toBeLessThan(60_000);
    });

    it('never sell more than there is', async () => {
      for (let round = 0; round < 3; round += 1) {
        const { customer, item, warehouse } = await stocked(20);
        const answers = await times(100, (index) =>
          client(index).post('/sales-transactions', { body: shop.sale(customer, item, 1) }),
        );
        expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 20, 409: 80 });
        expect(await shop.level(item, warehouse)).toEqual({ on_hand: 20, reserved: 20 });
      }
    }, 120_000);

    it(
      'survive 50 killed backends',
      () =>
        sellDuring(async () => {
          for (let kill = 0; kill < 50; kill += 1) {
            await endBackends('1');
            await sleep(50);
          }
        }),
      240_000,
    );

    it(
      'survive a restart of PostgreSQL',
      () =>
        sellDuring(async () => {
          await postgres.pause();
          await sleep(1000);
          await postgres.resume();
        }),
      240_000,
    );

    it(
      'survive a minute in which the database takes no writes, and go on reading',
      () =>
        sellDuring(async () => {
          await administer('ALTER DATABASE postgres SET default_transaction_read_only = on');
          await endBackends();
          await sleep(READ_ONLY_MILLISECONDS / 2);
          expect((await fetch(`${servers[0]!.url}/health/ready`)).status).toBe(503);
          expect((await client(0).get('/customers?limit=1')).status).toBe(200);
          await sleep(READ_ONLY_MILLISECONDS / 2);
          await administer('ALTER DATABASE postgres RESET default_transaction_read_only');
          await endBackends();
        }),
      240_000,
    );

    it('start two at once on an empty database, ten times', async () => {
      for (let round = 0; round < 10; round += 1) {
        const database = `start_${round}`;
        await administer(`CREATE DATABASE ${database}`);
        const pair = await times(2, () => StrataProcess.serve(settings(database)));
        expect(await Promise.all(pair.map((server) => server.end()))).toEqual([0, 0]);
      }
    }, 240_000);

    it('have nothing to reconcile after all that', async () => {
      const { code, out } = await StrataProcess.run(['reconcile'], settings('postgres'));
      expect({ code, out }).toEqual({ code: 0, out: '' });
    });
  },
);
