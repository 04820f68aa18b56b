import pg from 'pg';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { differencesFrom } from '@strata/infrastructure-kit';
import { RECONCILIATION_CHECKS } from '../reconciliation-checks.js';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { migrate } from './migrations.js';

const MIGRATION = '20261127010000_billing';

/** Sales by number: status, payment status, total, paid, refunded, returned and due. */
const SALES = [
  ['ST-2026-000001', 'fulfilled', 'partially_refunded', 100, 100, 90, 90, 0],
  ['ST-2026-000002', 'cancelled', 'refunded', 50, 30, 30, 0, 0],
  ['ST-2026-000003', 'cancelled', 'unpaid', 50, 0, 0, 0, 0],
  ['ST-2026-000004', 'fulfilled', 'unpaid', 50, 0, 0, 50, 0],
  ['ST-2026-000005', 'confirmed', 'unpaid', 50, 0, 0, 0, 50],
  ['ST-2026-000006', 'confirmed', 'paid', 0, 0, 0, 0, 0],
] as const;

const PAYMENTS = [
  ['ST-2026-000001', 60, 'card', '10:00'],
  ['ST-2026-000001', 25, 'cash', '11:00'],
  ['ST-2026-000001', 15, 'card', '12:00'],
  ['ST-2026-000002', 20, 'cash', '10:00'],
  ['ST-2026-000002', 10, 'check', '11:00'],
] as const;

/** What was returned, what was given back for it, and when. */
const RETURNS = [
  ['ST-2026-000001', 30, 30, '13:00'],
  ['ST-2026-000001', 20, 20, '14:00'],
  ['ST-2026-000001', 40, 40, '15:00'],
  ['ST-2026-000004', 50, 0, '13:00'],
] as const;

const at = (time: string) => `timestamptz '2026-03-01 ${time}Z'`;
const saleOf = (number: string) => `(SELECT id FROM sales_transactions WHERE number = '${number}')`;

const INSERTS = [
  `INSERT INTO customers (id, name, created_at, updated_at) VALUES (gen_random_uuid(), 'Ada', now(), now())`,
  `INSERT INTO warehouses (id, code, name, address_street, address_city, address_country, created_at, updated_at)
     VALUES (gen_random_uuid(), 'E', 'East', 's', 'c', 'GBR', now(), now())`,
  ...SALES.map(
    ([number, status, payment, ...amounts]) => `
      INSERT INTO sales_transactions (id, number, customer_id, payment_terms, due_date, status, payment_status,
          currency, total_amount, paid_amount, refunded_amount, returned_amount, balance_due, is_open,
          created_at, updated_at, updated_by)
        SELECT gen_random_uuid(), '${number}', id, 'net_30', '2026-04-01', '${status}', '${payment}', 'EUR',
               ${amounts.join(', ')}, ${status === 'confirmed' || amounts[4] > 0}, ${at('09:00')}, ${at('16:00')},
               'carl' FROM customers`,
  ),
  ...PAYMENTS.map(
    ([number, amount, method, time]) => `
      INSERT INTO payments (id, sales_transaction_id, amount, method, created_at, created_by)
        VALUES (gen_random_uuid(), ${saleOf(number)}, ${amount}, '${method}', ${at(time)}, 'pat')`,
  ),
  ...RETURNS.map(
    ([number, returned, refunded, time]) => `
      INSERT INTO sales_returns (id, sales_transaction_id, warehouse_id, reason, currency, return_amount,
          refund_amount, created_at, updated_at, created_by)
        SELECT gen_random_uuid(), ${saleOf(number)}, id, 'Broken', 'EUR', ${returned}, ${refunded},
               ${at(time)}, ${at(time)}, 'rita' FROM warehouses`,
  ),
].join(';\n');

describe('a database of the version before refunds were records', () => {
  let postgres: TemporaryPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrateUpTo(postgres.database, MIGRATION);
    client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  it('has a record of each refund, by the methods that the money came in by', async () => {
    await client.query(INSERTS);
    expect(await migrate(postgres.database)).toContain(MIGRATION);

    const refunds = await client.query(
      `SELECT number, kind, method, refund.amount::int, refund.currency, refund.created_by AS by,
              to_char(refund.created_at AT TIME ZONE 'UTC', 'HH24:MI') AS at
         FROM refunds AS refund JOIN sales_transactions AS sale ON sale.id = sales_transaction_id
        ORDER BY number, refund.created_at, method`,
    );
    const [returned, cancelled] = [
      { number: 'ST-2026-000001', kind: 'return', currency: 'EUR', by: 'rita' },
      { number: 'ST-2026-000002', kind: 'cancellation', currency: 'EUR', by: 'carl', at: '16:00' },
    ];
    expect(refunds.rows).toEqual([
      { ...returned, at: '13:00', method: 'card', amount: 15 },
      { ...returned, at: '13:00', method: 'cash', amount: 15 },
      { ...returned, at: '14:00', method: 'card', amount: 10 },
      { ...returned, at: '14:00', method: 'cash', amount: 10 },
      { ...returned, at: '15:00', method: 'card', amount: 40 },
      { ...cancelled, method: 'cash', amount: 20 },
      { ...cancelled, method: 'check', amount: 10 },
    ]);
    const payments = await client.query('SELECT DISTINCT currency FROM payments');
    expect(payments.rows).toEqual([{ currency: 'EUR' }]);
    const totals = await client.query(
      `SELECT table_name AS list, sum(rows)::int AS rows FROM list_totals
        WHERE table_name IN ('payments', 'refunds') GROUP BY 1 ORDER BY 1`,
    );
    expect(totals.rows).toEqual([
      { list: 'payments', rows: PAYMENTS.length },
      { list: 'refunds', rows: refunds.rowCount },
    ]);
  }, 60_000);

  it('has settled what needs no payment any more, in a new version', async () => {
    const { rows } = await client.query(
      `SELECT payment_status AS status, version FROM sales_transactions ORDER BY number`,
    );
    expect(rows).toEqual([
      { status: 'partially_refunded', version: 1 },
      { status: 'refunded', version: 1 },
      { status: 'settled', version: 2 },
      { status: 'settled', version: 2 },
      { status: 'unpaid', version: 1 },
      { status: 'paid', version: 1 },
    ]);
  });

  it('has nothing to reconcile of its money', async () => {
    // The sales of this test have no lines.
    const checks = RECONCILIATION_CHECKS.filter(({ name }) => /paid|refund|goodwill/.test(name));
    expect(checks.length).toBeGreaterThan(3);
    for (const check of checks) {
      expect([check.name, await differencesFrom(client, check)]).toEqual([check.name, []]);
    }
  });
});
