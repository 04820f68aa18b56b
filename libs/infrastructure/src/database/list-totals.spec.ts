import { connect, ListTotals, type DatabaseConnection } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { LISTS } from '../lists.js';
import { pgReads } from '../pg-reads.js';
import { migrate } from './migrations.js';

const insert = (rows: number, state = 'true') =>
  `INSERT INTO customers (id, name, created_at, updated_at, is_active)
   SELECT gen_random_uuid(), 'c' || n, now(), now(), ${state} FROM generate_series(1, ${rows}) AS n`;
const soften = (rows: number, state: boolean) =>
  `UPDATE customers SET is_active = ${state}, version = version + 1
    WHERE id IN (SELECT id FROM customers WHERE is_active <> ${state} LIMIT ${rows})`;

const sort = [{ key: 'createdAt' as const, descending: false }];
const page = { filter: {}, sort, skip: 0, limit: 1 };

describe('the total of a list without a filter', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let client: pg.Client;
  let totals: ListTotals;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    totals = new ListTotals(database.lists, LISTS);
    client = await open();
  }, 60_000);
  beforeEach(() => client.query('TRUNCATE customers CASCADE'));
  afterAll(async () => {
    await Promise.all(clients.map((each) => each.end().catch(() => undefined)));
    await database?.close();
    await postgres?.stop();
  });

  async function open(): Promise<pg.Client> {
    const opened = new pg.Client(postgres.url);
    opened.on('error', () => undefined);
    await opened.connect();
    clients.push(opened);
    return opened;
  }
  const total = () => pgReads({ ...database, identity: database.lists }).customers.count({});
  const expectTotal = async (expected: number) => {
    expect(await total()).toBe(expected);
    expect(await totals.differences()).toEqual([]);
  };
  const keptRows = async () => {
    const { rows } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM list_totals WHERE table_name = 'customers'`,
    );
    return rows[0]!.rows;
  };

  it('reads no row of its table, and that of every list is kept', async () => {
    const asked: (readonly unknown[])[] = [];
    const recording = {
      query: (statement: { readonly text: string; readonly values: unknown[] }) => {
        if (statement.text.includes('list_totals')) asked.push(statement.values);
        return database.lists.query(statement);
      },
    } as unknown as pg.Pool;
    const reads = pgReads({ rows: recording, lists: recording, identity: recording });
    const { stock, fleet, billing, salesReports: _sales, stockReports: _stock, ...rest } = reads;
    // A history is of one aggregate, and so never without a filter.
    const { history: _history, ...others } = rest;
    for (const each of Object.values(others)) await each.list(page);
    await stock.levels(page);
    await stock.movements(page);
    await others.purchaseOrders.receipts(page);
    await billing.payments(page);
    await billing.refunds(page);
    await billing.deposits(page);
    await reads.rentalAgreements.handOuts(page);
    await reads.rentalAgreements.checkIns(page);
    await fleet.levels(page);
    await fleet.movements(page);
    expect(asked.flat().sort()).toEqual(LISTS.map(({ table }) => table).sort());
    const { rows } = await client.query<{ table: string; events: string }>(
      `SELECT tgrelid::regclass AS "table", string_agg(tgtype::text, ' ' ORDER BY tgtype) AS events
         FROM pg_trigger WHERE tgfoid = 'change_list_total'::regproc AND tgenabled = 'O'
        GROUP BY tgrelid`,
    );
    // INSERT 4, DELETE 8, TRUNCATE 32; UPDATE 16 of a row (1).
    expect(new Map(rows.map(({ table, events }) => [table, events]))).toEqual(
      new Map(LISTS.map(({ table, scope }) => [table, scope ? '4 8 17 32' : '4 8 32'])),
    );
  });

  it('follows every kind of statement', async () => {
    await client.query(insert(3));
    await client.query(insert(2, 'n = 1'));
    await expectTotal(4);
    await client.query(soften(3, false));
    await expectTotal(1);
    await client.query(soften(2, true));
    await expectTotal(3);
    await client.query(`UPDATE customers SET name = 'other'`);
    await expectTotal(3);
    await client.query(
      `DELETE FROM customers WHERE is_active AND id IN (SELECT id FROM customers WHERE is_active LIMIT 2)`,
    );
    await expectTotal(1);
    await client.query('DELETE FROM customers WHERE NOT is_active');
    await expectTotal(1);
    await client.query('TRUNCATE customers CASCADE');
    await expectTotal(0);
    expect(await keptRows()).toBe(0);
  });

  it('follows INSERT … ON CONFLICT, which inserts some and changes others', async () => {
    await client.query(insert(2, 'n = 1'));
    await client.query(`
      INSERT INTO customers (id, name, created_at, updated_at)
      SELECT id, 'again', now(), now() FROM customers
       UNION ALL SELECT gen_random_uuid(), 'new', now(), now()
          ON CONFLICT (id) DO UPDATE SET is_active = NOT customers.is_active`);
    await expectTotal(2);
    await client.query(`
      INSERT INTO customers (id, name, created_at, updated_at)
      SELECT id, 'again', now(), now() FROM customers ON CONFLICT DO NOTHING`);
    await expectTotal(2);
  });

  it('follows COPY', async () => {
    await client.query(`
      DO $$ DECLARE file text := current_setting('data_directory') || '/customers'; BEGIN
        EXECUTE format('COPY (SELECT gen_random_uuid(), n, now(), now(), n %% 4 > 0
                                FROM generate_series(1, 1000) AS n) TO %L', file);
        EXECUTE format('COPY customers (id, name, created_at, updated_at, is_active) FROM %L', file);
      END $$`);
    await expectTotal(750);
    expect(await keptRows()).toBe(1);
  });

  it('is not moved by what is rolled back, to a savepoint too', async () => {
    await client.query(`BEGIN; ${insert(1)}; SAVEPOINT s; ${insert(10)}; ${soften(5, false)};
      ROLLBACK TO s; ${insert(100)}; COMMIT`);
    await expectTotal(101);
    await client.query(`BEGIN; ${insert(7)}; TRUNCATE customers CASCADE; ${insert(2)}; ROLLBACK`);
    await expectTotal(101);
    await expect(client.query(`${insert(3)}; SELECT 1 / 0`)).rejects.toThrow('division by zero');
    await expectTotal(101);
  });

  it('is not moved by a backend that is killed', async () => {
    const victim = await open();
    await victim.query(`BEGIN; ${insert(50)}; SELECT fold_list_total('customers')`);
    const { rows } = await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await client.query(insert(2));
    await client.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
    await expectTotal(2);
  });

  it('is right at every moment while many write and fold, and nobody waits for another', async () => {
    const writers = await Promise.all(Array.from({ length: 12 }, () => open()));
    let writing = true;
    const wrong: unknown[] = [];
    const reading = (async () => {
      while (writing) wrong.push(...(await totals.differences()));
    })();
    const held = await open();
    await held.query(`BEGIN; ${insert(3)}; SELECT fold_list_total('customers')`);
    await Promise.all(
      writers.map(async (writer, index) => {
        await writer.query(`SET lock_timeout = '1s'`);
        for (let n = 0; n < 60; n += 1) {
          await writer.query(`BEGIN; ${insert(2, 'n = 1')}`);
          if (n % 7 === 0) await writer.query(`SELECT fold_list_total('customers')`);
          await writer.query((n + index) % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
    await held.query('COMMIT');
    writing = false;
    await reading;
    expect(wrong).toEqual([]);
    await expectTotal(12 * 48 + 3);
    await client.query(`SELECT fold_list_total('customers')`);
    await expectTotal(12 * 48 + 3);
    expect(await keptRows()).toBe(1);
  }, 60_000);

  it('makes nobody fail who writes in an older snapshot', async () => {
    const old = await open();
    await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
    await client.query(`${insert(1)}; ${insert(1)}; SELECT fold_list_total('customers')`);
    // One of five hundred would fold, were it not for its snapshot.
    for (let n = 0; n < 500; n += 1) await old.query(insert(1));
    await old.query('COMMIT');
    await expectTotal(502);
  });

  it('makes nobody fail whose changes are published to another server', async () => {
    await client.query('CREATE PUBLICATION everything FOR ALL TABLES');
    await client.query(`${insert(2)}; ${insert(2)}; SELECT fold_list_total('customers')`);
    await client.query('DROP PUBLICATION everything');
    await expectTotal(4);
  });

  it('does not gather rows for ever, though nobody asks for them to be folded', async () => {
    const often = (times: number, what: string) =>
      client.query(`DO $$ BEGIN FOR i IN 1..${times} LOOP ${what}; END LOOP; END $$`);
    await often(300, insert(1));
    // One of five hundred folds, whatever it inserts: that none of these does is less likely than 1 in 10^8.
    await often(10_000, insert(0));
    await expectTotal(300);
    expect(await keptRows()).toBe(1);
  });
});
