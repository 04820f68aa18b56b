import { setTimeout as sleep } from 'node:timers/promises';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { adminPassword } from '../support/strata-process.js';
import { tally, times } from '../support/tally.js';
import pg from 'pg';

const LOCK_TIMEOUT = 3000;

let server: RunningServer;
/** Somebody who works on the database beside the server, and somebody who looks on. */
let somebody: pg.Client;
let onlooker: pg.Client;

beforeAll(async () => {
  server = await startServer({ DATABASE_LOCK_TIMEOUT: `${LOCK_TIMEOUT}`, LOG_LEVEL: 'warn' });
  const connectionString = settingsBeside(server)['DATABASE_URL']!;
  [somebody, onlooker] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })];
  await Promise.all([somebody.connect(), onlooker.connect()]);
});
afterAll(async () => {
  await somebody?.end();
  await onlooker?.end();
  await server?.stop();
});

const readiness = async () => (await fetch(`${server.process.url}/health/ready`)).status;
const login = async () => {
  const body = { username: 'admin', password: adminPassword(server.dataDir) };
  return (await server.admin.post('/auth/token', { body })).status;
};

/** Waits until so many statements of the server wait for a lock. */
async function untilBlocked(count: number): Promise<void> {
  for (let blocked = 0; blocked < count; await sleep(10)) {
    const { rows } = await onlooker.query<{ blocked: number }>(
      `SELECT count(*)::int AS blocked FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
    );
    blocked = rows[0]!.blocked;
  }
}

describe('a row that somebody holds on to', () => {
  it('holds up who wants to change it, for a while, and nobody else', async () => {
    const { admin } = server;
    const shop = new Shop(admin);
    const [locked, other] = [await shop.customer(), await shop.customer()];
    await somebody.query('BEGIN');
    await somebody.query('SELECT 1 FROM customers WHERE id = $1 FOR UPDATE', [locked]);
    let settled = 0;
    const changes = times(25, async (index) => {
      const answer = await admin.patch(`/customers/${locked}`, { body: { name: `${index}` } });
      settled += 1;
      return answer;
    });
    await untilBlocked(2);
    const [lists, single, changed, made, logins, ready] = await Promise.all([
      times(20, async () => (await admin.get('/customers?limit=1')).status),
      admin.get(`/customers/${locked}`),
      admin.patch(`/customers/${other}`, { body: { name: 'Changed' } }),
      admin.post('/customers', { body: { name: 'Made' } }),
      times(2, login),
      readiness(),
    ]);
    // All of it while the row was locked.
    expect(tally(lists)).toEqual({ 200: 20 });
    expect([single.status, changed.status, made.status, ready]).toEqual([200, 200, 201, 200]);
    expect(tally(logins)).toEqual({ 200: 2 });

    // Two at a time wait for the row, and give up in time.
    while (settled < 2) await sleep(20);
    await somebody.query('ROLLBACK');
    const answers = await changes;
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused.length).toBeLessThan(25);
    for (const { status, body, headers } of refused) {
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'store.row_locked' });
      expect(headers.get('retry-after')).toBe('1');
    }
    expect((await admin.get(`/customers/${locked}`)).body.version).toBe(26 - refused.length);
  });
});

describe('a sale, and a level, that somebody holds on to', () => {
  it('hold up returns of the one and bookings of the other, and nobody else', async () => {
    const { admin } = server;
    const shop = new Shop(admin);
    const [customer, somebodyElse, item, warehouse] = [
      await shop.customer(),
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 100 });
    const made = await admin.post('/sales-transactions', { body: shop.sale(customer, item, 50) });
    const sale = `/sales-transactions/${made.body.id}`;
    expect((await admin.post(`${sale}/fulfill`)).status).toBe(200);
    await somebody.query('BEGIN');
    await somebody.query('SELECT 1 FROM sales_transactions WHERE id = $1 FOR UPDATE', [
      made.body.id,
    ]);
    await somebody.query('SELECT 1 FROM stock_levels WHERE item_id = $1 FOR UPDATE', [item]);
    const goods = [{ sales_transaction_item_id: made.body.items[0].id, quantity: 1 }];
    const back = { warehouse_id: warehouse, reason: 'Broken', items: goods };
    const held = [
      times(25, () => admin.post(`${sale}/returns`, { body: back })),
      times(25, () => {
        const body = { item_id: item, warehouse_id: warehouse, quantity_delta: 1, reason: 'Found' };
        return admin.post('/inventory/adjustments', { body });
      }),
      times(25, () => admin.post('/sales-transactions', { body: shop.sale(customer, item, 1) })),
    ];
    let settled = 0;
    for (const answers of held) void answers.then(() => (settled += 1));
    await untilBlocked(4);
    const [changed, other] = await Promise.all([
      admin.patch(`/customers/${somebodyElse}`, { body: { name: 'Changed' } }),
      admin.post('/customers', { body: { name: 'Made' } }),
    ]);
    // While both were locked.
    expect([changed.status, other.status, settled]).toEqual([200, 201, 0]);
    await somebody.query('ROLLBACK');
    for (const { status } of (await Promise.all(held)).flat()) expect([201, 409]).toContain(status);
  });
});

describe('lists that take long', () => {
  it('hold up other lists at most', async () => {
    const { admin } = server;
    const vendor = await admin.post('/vendors', { body: { name: 'Vendor' } });
    await somebody.query('BEGIN');
    // As a migration does, or a report that rewrites a table.
    await somebody.query('LOCK TABLE customers');
    const lists = times(20, () => admin.get('/customers?limit=1'));
    await untilBlocked(4);
    const path = `/vendors/${vendor.body.id}`;
    const [single, changed, logged, ready] = await Promise.all([
      admin.get(path),
      admin.patch(path, { body: { name: 'Changed' } }),
      login(),
      readiness(),
    ]);
    expect([single.status, changed.status, logged, ready]).toEqual([200, 200, 200, 200]);
    await somebody.query('ROLLBACK');
    for (const { status } of await lists) expect([200, 503]).toContain(status);
  });
});
