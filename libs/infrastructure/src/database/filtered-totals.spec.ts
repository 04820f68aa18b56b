import { type ListDefinition, ListReader, onlyRow } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { STOCK_LEVELS, STOCK_MOVEMENTS } from '../inventory/pg-stock-queries.js';
import { SALES_RETURNS, SALES_TRANSACTIONS } from '../sales/pg-sales-queries.js';
import { TABLES } from '../tables.js';
import { fillLists } from '../testing/many-rows.js';
import { migrate } from './migrations.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const ROWS = 100_000;
const ONE = '0190b7e2-0000-7000-8000-000000000001';
const { vendors, customers, items, warehouses, contactNumbers, users } = TABLES;
const week = { from: new Date('2026-02-01Z'), to: new Date('2026-02-08Z') };

/** What is asked for of each list, most rows where that can be, how many that is, and what counts them. */
const ASKED: readonly (readonly [list: object, filter: object, total: number, plan: string])[] = [
  [vendors.list, { name: 'r 9999' }, 11, 'Bitmap Index Scan on vendors_name_trgm'],
  [vendors.list, { email: 'v9999' }, 11, 'Bitmap Index Scan on vendors_email_trgm'],
  [vendors.list, { city: 'City 77' }, 200, 'Index Only Scan using vendors_active_city'],
  [customers.list, { name: 'r 9999' }, 11, 'Bitmap Index Scan on customers_name_trgm'],
  [customers.list, { email: 'c9999' }, 11, 'Bitmap Index Scan on customers_email_trgm'],
  [customers.list, { city: 'City 77' }, 200, 'Index Only Scan using customers_active_city'],
  [items.list, { sku: 'U-9999' }, 11, 'Bitmap Index Scan on items_sku_trgm'],
  [items.list, { name: 'm 9999' }, 11, 'Bitmap Index Scan on items_name_trgm'],
  [items.list, { vendorId: ONE }, 10_000, 'Index Only Scan using items_active_vendor'],
  [warehouses.list, { code: 'W-9999' }, 11, 'Bitmap Index Scan on warehouses_code_trgm'],
  [warehouses.list, { name: 'e 9999' }, 11, 'Bitmap Index Scan on warehouses_name_trgm'],
  [warehouses.list, { city: 'City 77' }, 200, 'Index Only Scan using warehouses_active_city'],
  [
    contactNumbers.list,
    { entityType: 'Customer' },
    90_000,
    'Index Only Scan using contact_numbers_active_entity_type',
  ],
  [
    contactNumbers.list,
    { entityId: ONE },
    2,
    'Index Only Scan using contact_numbers_active_entity',
  ],
  [
    contactNumbers.list,
    { phoneNumber: '+491000000007' },
    1,
    'Index Only Scan using contact_numbers_active_phone_number',
  ],
  [users.list, { username: 'r9999' }, 11, 'Bitmap Index Scan on users_username_trgm'],
  [users.list, { role: 'clerk' }, 50_000, 'Index Only Scan using users_active_role'],
  [STOCK_LEVELS, { itemId: ONE }, 1, 'Index Only Scan using stock_levels_item'],
  [
    STOCK_LEVELS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using stock_levels_warehouse_count',
  ],
  [STOCK_MOVEMENTS, { itemId: ONE }, 100, 'Index Only Scan using stock_movements_item'],
  [
    STOCK_MOVEMENTS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using stock_movements_warehouse_count',
  ],
  [
    SALES_TRANSACTIONS,
    { number: 'ST-2026-000007' },
    1,
    'Index Only Scan using sales_transactions_number_key',
  ],
  [
    SALES_TRANSACTIONS,
    { customerId: ONE },
    100,
    'Index Only Scan using sales_transactions_customer',
  ],
  [
    SALES_TRANSACTIONS,
    { status: 'fulfilled' },
    90_000,
    'Index Only Scan using sales_transactions_status_count',
  ],
  [
    SALES_TRANSACTIONS,
    { paymentStatus: 'paid' },
    90_000,
    'Index Only Scan using sales_transactions_status_count',
  ],
  [
    SALES_TRANSACTIONS,
    { status: 'fulfilled', paymentStatus: 'paid' },
    90_000,
    'Index Only Scan using sales_transactions_status_count',
  ],
  [SALES_TRANSACTIONS, week, 10_080, 'Index Only Scan using sales_transactions_created_at'],
  [
    SALES_RETURNS,
    { salesTransactionId: ONE },
    1,
    'Index Only Scan using sales_returns_sales_transaction',
  ],
  [
    SALES_RETURNS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using sales_returns_warehouse_count',
  ],
];

describe(`the total of ${ROWS} rows under a filter, with the default costs`, () => {
  let postgres: TemporaryPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    client = new pg.Client(postgres.url);
    await client.connect();
    await fillLists(postgres.url, ROWS);
  }, 180_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  it.each(
    ASKED.map(([list, ...asked]) => [(list as { table: string }).table, ...asked, list] as const),
  )('of %s, %j: %i, read from its index', async (_table, filter, total, plan, list) => {
    const statements: Statement[] = [];
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return client.query(statement);
      },
    } as unknown as pg.Pool;
    const reader = new ListReader(recording, list as ListDefinition<never, never, object, never>);
    expect(await reader.count(filter)).toBe(total);
    const { text, values } = onlyRow(statements);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(plan);
  });
});
