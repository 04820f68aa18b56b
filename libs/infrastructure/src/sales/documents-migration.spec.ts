import pg from 'pg';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { PgSalesTransactionQueries } from './pg-sales-queries.js';

const MIGRATION = '20261127030000_documents_remember';
const id = (number: number) => `0190b7e2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const NOW = 'now(), now()';

/** Two sales of one line each: of what was deleted since, to Ada in Cork and to Bob nowhere. */
const ROWS = `
  INSERT INTO customers (id, name, address_street, address_city, address_zip_code, address_country,
      created_at, updated_at, is_active)
    VALUES ('${id(1)}', 'Ada', '1 Quay', 'Cork', 'T12', 'IRL', ${NOW}, false),
           ('${id(2)}', 'Bob', NULL, NULL, NULL, NULL, ${NOW}, true);
  INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at, is_active)
    VALUES ('${id(3)}', 'DR-1', 'Drill', 9, 'USD', ${NOW}, false),
           ('${id(4)}', 'SAW', 'Saw', 0, 'USD', ${NOW}, true);
  INSERT INTO warehouses (id, code, name, address_street, address_city, address_country, created_at, updated_at)
    VALUES ('${id(5)}', 'E', 'East', '1 Quay', 'Cork', 'IRL', ${NOW});
  INSERT INTO sales_transactions (id, number, customer_id, payment_terms, due_date, status,
      payment_status, currency, total_amount, paid_amount, refunded_amount, returned_amount,
      balance_due, is_open, created_at, updated_at)
    VALUES ('${id(6)}', 'ST-2026-000001', '${id(1)}', 'net_30', '2026-02-01', 'fulfilled', 'paid', 'USD',
            8, 8, 0, 0, 0, false, ${NOW}),
           ('${id(7)}', 'ST-2026-000002', '${id(2)}', 'net_30', '2026-02-01', 'fulfilled', 'paid', 'USD',
            0, 0, 0, 0, 0, false, ${NOW});
  INSERT INTO sales_transaction_items (id, sales_transaction_id, position, item_id, quantity,
      unit_price, line_total, returned_quantity)
    VALUES ('${id(8)}', '${id(6)}', 0, '${id(3)}', 1, 8, 8, 0),
           ('${id(9)}', '${id(7)}', 0, '${id(4)}', 1, 0, 0, 0);
  INSERT INTO sales_allocations (sales_transaction_item_id, warehouse_id, position, quantity)
    VALUES ('${id(8)}', '${id(5)}', 0, 1), ('${id(9)}', '${id(5)}', 0, 1)`;

describe('a database of the version before documents remembered', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrateUpTo(postgres.database, MIGRATION);
    pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
    pool.on('error', () => undefined);
    await pool.query(ROWS);
    expect(await migrate(postgres.database)).toContain(MIGRATION);
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  it('takes the names of today, of what was deleted too, and the price for that of the list', async () => {
    const sales = new PgSalesTransactionQueries(pool);
    const price = (amount: string) => ({ listPrice: amount, unitPrice: amount, discount: null });
    expect(await sales.get(id(6))).toMatchObject({
      customerName: 'Ada',
      customerAddress: {
        street: '1 Quay',
        city: 'Cork',
        state: null,
        zipCode: 'T12',
        country: 'IRL',
      },
      items: [{ sku: 'DR-1', name: 'Drill', ...price('8.00') }],
      version: 1,
    });
    expect(await sales.get(id(7))).toMatchObject({
      customerName: 'Bob',
      customerAddress: null,
      items: [{ sku: 'SAW', name: 'Saw', ...price('0.00') }],
    });
  });

  it.each([
    ['discount', `discount_rate = 0.5`],
    ['discount', `discount_reason = 'Torn'`],
    ['discount', `discount_rate = 1.5, discount_reason = 'Torn'`],
    ['discount', `list_price = 7, discount_rate = 0.5, discount_reason = 'Torn'`],
    ['discount_reason_not_blank', `discount_rate = 0.5, discount_reason = ' '`],
    ['gift', `unit_price = 0, line_total = 0`],
    ['gift', `unit_price = 0, line_total = 0, discount_rate = 0.9, discount_reason = 'Torn'`],
    ['list_price_not_negative', `list_price = -1`],
    ['named', `sku = ' '`],
    ['named', `name = ' '`],
  ])('refuses by the %s of lines: %s', async (constraint, change) => {
    await expect(
      pool.query(`UPDATE sales_transaction_items SET ${change} WHERE id = '${id(8)}'`),
    ).rejects.toMatchObject({ constraint: `sales_transaction_items_${constraint}` });
  });

  it.each([
    ['address_whole', `customer_address_street = NULL`],
    ['address_whole', `customer_address_country = NULL`],
    ['name_not_blank', `customer_name = ' '`],
  ])('refuses by the %s of customers: %s', async (constraint, change) => {
    await expect(
      pool.query(`UPDATE sales_transactions SET ${change} WHERE id = '${id(6)}'`),
    ).rejects.toMatchObject({ constraint: `sales_transactions_customer_${constraint}` });
  });
});
