import { type ListDefinition, ListReader, onlyRow } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { DEPOSITS, PAYMENTS, REFUNDS } from '../billing/pg-billing-queries.js';
import { FLEET_ASSETS, FLEET_LEVELS, FLEET_MOVEMENTS } from '../fleet/pg-fleet-queries.js';
import { stockValueStatement } from '../inventory/pg-stock-reports.js';
import { STOCK_DOCUMENTS } from '../inventory/pg-stock-document-queries.js';
import { STOCK_LEVELS, STOCK_MOVEMENTS, STOCK_SHORTAGES } from '../inventory/pg-stock-queries.js';
import { GOODS_RECEIPTS, PURCHASE_ORDERS } from '../purchasing/pg-purchase-order-queries.js';
import {
  RENTAL_AGREEMENTS,
  RENTAL_CHECK_INS,
  RENTAL_HAND_OUTS,
} from '../rentals/pg-rental-agreement-queries.js';
import { SALES_RETURNS, SALES_TRANSACTIONS } from '../sales/pg-sales-queries.js';
import { receivablesStatement, soldStatement } from '../sales/pg-sales-reports.js';
import { TABLES } from '../tables.js';
import { fillLists } from '../testing/many-rows.js';
import { migrate } from './migrations.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const USUAL_ROWS = 100_000;
/** More take minutes to make: `PLAN_ROWS=1000000` has the same plans chosen for them. */
const ROWS = Number(process.env['PLAN_ROWS'] ?? USUAL_ROWS);
const ONE = '0190b7e2-0000-7000-8000-000000000001';
const { vendors, customers, items, warehouses, contactNumbers, users, apiKeys } = TABLES;
const { ratePlans, webhooks } = TABLES;
const day = { from: new Date('2026-02-01Z'), to: new Date('2026-02-02Z') };
const week = { from: new Date('2026-02-01Z'), to: new Date('2026-02-08Z') };

/** The same of agreements and their records, with the end of the index's name. */
const RENTAL_ASKED = (
  [
    [DEPOSITS, { document: { type: 'rental_agreement', id: ONE } }, 1, 'rental_agreement'],
    [DEPOSITS, { method: 'card' }, 90_000, 'method_count'],
    [DEPOSITS, week, 10_080, 'created_at'],
    [RENTAL_HAND_OUTS, { rentalAgreementId: ONE }, 1, 'rental_agreement'],
    [RENTAL_CHECK_INS, { rentalAgreementId: ONE }, 1, 'rental_agreement'],
    [RENTAL_AGREEMENTS, { number: 'RA-2026-000007' }, 1, 'number_key'],
    [RENTAL_AGREEMENTS, { customerId: ONE }, 100, 'customer'],
    [RENTAL_AGREEMENTS, { status: 'returned' }, 90_000, 'status_count'],
    [RENTAL_AGREEMENTS, { open: true }, 10_000, 'open_'],
    [RENTAL_AGREEMENTS, { open: false }, 90_000, 'status_count'],
    [
      RENTAL_AGREEMENTS,
      { overdue: { isOverdue: true, now: new Date('2026-02-08Z') } },
      5_184,
      'out_ends_at',
    ],
  ] as const
).map(
  ([list, filter, total, index]) =>
    [list, filter, total, `Index Only Scan using ${list.table}_${index}`] as const,
);

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
  [users.list, { role: 'clerk' }, 10_000, 'Index Only Scan using users_active_role'],
  [apiKeys.list, { name: 'y 9999' }, 11, 'Bitmap Index Scan on api_keys_name_trgm'],
  [apiKeys.list, { role: 'clerk' }, 10_000, 'Index Only Scan using api_keys_active_role'],
  [webhooks.list, { url: 'p-9999' }, 11, 'Bitmap Index Scan on webhooks_url_trgm'],
  [ratePlans.list, { itemId: ONE }, 1, 'Index Only Scan using rate_plans_item_active_key'],
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
  [FLEET_LEVELS, { itemId: ONE }, 1, 'Index Only Scan using fleet_levels_item'],
  [
    FLEET_LEVELS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using fleet_levels_warehouse_count',
  ],
  [
    FLEET_MOVEMENTS,
    { itemId: ONE },
    100,
    'Index Only Scan using fleet_movements_level_version_key',
  ],
  [
    FLEET_MOVEMENTS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using fleet_movements_warehouse_count',
  ],
  [
    FLEET_MOVEMENTS,
    { kind: 'handed_out' },
    90_000,
    'Index Only Scan using fleet_movements_kind_count',
  ],
  [FLEET_MOVEMENTS, { causeId: ONE }, 2, 'Index Only Scan using fleet_movements_cause'],
  [FLEET_ASSETS, { itemId: ONE }, 100, 'Index Only Scan using fleet_assets_serial_active_key'],
  [
    FLEET_ASSETS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using fleet_assets_active_warehouse_count',
  ],
  [
    FLEET_ASSETS,
    { serialNumber: 'SN-7' },
    1,
    'Index Only Scan using fleet_assets_active_serial_number',
  ],
  [
    FLEET_ASSETS,
    { status: 'in_house' },
    90_000,
    'Index Only Scan using fleet_assets_active_state_count',
  ],
  [
    FLEET_ASSETS,
    { condition: 'serviceable' },
    90_000,
    'Index Only Scan using fleet_assets_active_state_count',
  ],
  [
    STOCK_MOVEMENTS,
    { kind: 'received' },
    90_000,
    'Index Only Scan using stock_movements_kind_count',
  ],
  [
    STOCK_MOVEMENTS,
    { causeType: 'receipt' },
    90_000,
    'Index Only Scan using stock_movements_kind_count',
  ],
  [STOCK_MOVEMENTS, { causeId: ONE }, 2, 'Index Only Scan using stock_movements_cause'],
  [STOCK_MOVEMENTS, week, 10_080, 'Index Only Scan using stock_movements_created_at'],
  [STOCK_SHORTAGES, {}, 100, 'Index Only Scan using stock_levels_short'],
  [
    STOCK_DOCUMENTS,
    { kind: 'receipt' },
    90_000,
    'Index Only Scan using stock_documents_kind_count',
  ],
  [
    STOCK_DOCUMENTS,
    { kind: 'receipt', warehouseId: ONE },
    90_000,
    'Index Only Scan using stock_documents_kind_count',
  ],
  [
    STOCK_DOCUMENTS,
    { kind: 'transfer', toWarehouseId: ONE },
    10_000,
    'Index Only Scan using stock_documents_to_warehouse',
  ],
  [
    STOCK_DOCUMENTS,
    { kind: 'receipt', ...week },
    9_072,
    'Index Only Scan using stock_documents_kind',
  ],
  [
    PURCHASE_ORDERS,
    { number: 'PO-2026-000007' },
    1,
    'Index Only Scan using purchase_orders_number_key',
  ],
  [PURCHASE_ORDERS, { vendorId: ONE }, 100, 'Index Only Scan using purchase_orders_vendor'],
  [PURCHASE_ORDERS, { itemId: ONE }, 100, 'purchase_order_items_item'],
  [
    PURCHASE_ORDERS,
    { warehouseId: ONE },
    90_000,
    'Index Only Scan using purchase_orders_warehouse_count',
  ],
  [
    PURCHASE_ORDERS,
    { status: 'received' },
    90_000,
    'Index Only Scan using purchase_orders_status_count',
  ],
  [PURCHASE_ORDERS, { open: true }, 10_000, 'Index Only Scan using purchase_orders_open_'],
  [PURCHASE_ORDERS, { open: false }, 90_000, 'Index Only Scan using purchase_orders_status_count'],
  [
    PURCHASE_ORDERS,
    { expectedBefore: '2026-02-08' },
    11_519,
    'Index Only Scan using purchase_orders_expected_on',
  ],
  [
    GOODS_RECEIPTS,
    { purchaseOrderId: ONE },
    1,
    'Index Only Scan using goods_receipts_purchase_order',
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
  [
    SALES_TRANSACTIONS,
    { open: true },
    10_000,
    'Index Only Scan using sales_transactions_open_customer',
  ],
  [
    SALES_TRANSACTIONS,
    { open: false },
    90_000,
    'Index Only Scan using sales_transactions_status_count',
  ],
  [
    SALES_TRANSACTIONS,
    { dueBefore: '2026-02-08' },
    11_519,
    'Index Only Scan using sales_transactions_due_date',
  ],
  [
    SALES_TRANSACTIONS,
    { overdue: { isOverdue: true, today: '2026-02-08' } },
    1_151,
    'Index Only Scan using sales_transactions_receivable_due',
  ],
  [SALES_TRANSACTIONS, week, 10_080, 'Index Only Scan using sales_transactions_created_at'],
  ...[PAYMENTS, REFUNDS].flatMap((list) => {
    const plan = `Index Only Scan using ${list.table}`;
    const document = { type: 'sales_transaction', id: ONE };
    return [
      [list, { document }, 1, `${plan}_sales_transaction`],
      [list, { method: 'card' }, 90_000, `${plan}_method_count`],
      [list, week, 10_080, `${plan}_created_at`],
    ] as const;
  }),
  ...RENTAL_ASKED,
  [RENTAL_AGREEMENTS, { itemId: ONE }, 100, 'rental_lines_item'],
  [RENTAL_AGREEMENTS, day, 4_319, 'Index Scan on rental_agreements_period'],
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
    // While it looks at a table, VACUUM cannot mark what it sees as visible to all.
    postgres = await startTemporaryPostgres({ autovacuum: 'off' });
    await migrate(postgres.database);
    client = new pg.Client(postgres.url);
    await client.connect();
    await fillLists(postgres.url, ROWS);
    await client.query(`
      SET session_replication_role = replica;
      INSERT INTO purchase_order_items (id, purchase_order_id, position, item_id, sku, name, ordered, received,
                                        unit_cost)
        SELECT gen_random_uuid(), id, 0, vendor_id, 'D', 'Drill', 5, 0, 2 FROM purchase_orders;
      INSERT INTO rental_lines (id, rental_agreement_id, position, item_id, sku, name, quantity, handed_out,
                                returned, lost, released, rate, asset_ids)
        SELECT id, id, 0, customer_id, 'D', 'Drill', 1, 0, 0, 0, 0, '{}', '{}' FROM rental_agreements;
      SET session_replication_role = DEFAULT`);
    await client.query('VACUUM ANALYZE purchase_order_items, rental_lines');
  }, 1_200_000);
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
    const counted = await reader.count(filter);
    if (ROWS === USUAL_ROWS) expect(counted).toBe(total);
    else expect(counted).toBeGreaterThanOrEqual(total);
    const { text, values } = onlyRow(statements);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(plan);
  });

  describe('and the report of what stock cost', () => {
    const TWO = '0190b7e2-0000-7000-8000-000000000002';
    it.each([
      // Of all that is on hand the table is read, and once.
      [{ groupBy: 'item' }, ROWS, /Seq Scan on stock_levels/],
      [{ groupBy: 'warehouse' }, 2, /Seq Scan on stock_levels/],
      [
        { groupBy: 'item', warehouseId: TWO },
        ROWS / 10,
        /Scan on stock_levels_(stocked_)?warehouse/,
      ],
      [{ groupBy: 'warehouse', itemId: ONE }, 1, /Scan using stock_levels_\w*item/],
    ] as const)('%j reads each level once', async (filter, total, scan) => {
      const { text, values } = stockValueStatement({ filter, skip: 0, limit: 100 });
      const { rows } = await client.query<{ total: number }>(text, values);
      expect(onlyRow(rows).total).toBe(total);
      const explained = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(scan);
      expect(plan.match(/Scan.* on stock_levels\b/g)).toHaveLength(1);
    });
  });

  describe('and reports of their sales', () => {
    beforeAll(async () => {
      await client.query(`
        SET session_replication_role = replica;
        INSERT INTO sales_transaction_items (id, sales_transaction_id, position, item_id, sku,
                                             name, quantity, list_price, unit_price, line_total,
                                             returned_quantity)
          SELECT gen_random_uuid(), id, 0, customer_id, 'D', 'Drill', 1, 10, 10, 10, 0
            FROM sales_transactions;
        SET session_replication_role = DEFAULT`);
      await client.query('VACUUM ANALYZE sales_transaction_items');
    }, 60_000);

    const page = { skip: 0, limit: 100 };
    const hour = { from: new Date('2026-02-01T09:00Z'), to: new Date('2026-02-01T10:00Z') };
    it.each([
      [
        'is due, of the few that are open',
        receivablesStatement({ filter: { asOf: '2026-03-12' }, ...page }),
        [100, 10_000],
        [
          'Index Only Scan using sales_transactions_receivable_customer',
          'Index Only Scan using rental_agreements_receivable_customer',
        ],
      ],
      [
        'one customer owes',
        receivablesStatement({ filter: { asOf: '2026-03-12', customerId: ONE }, ...page }),
        [1, 100],
        [
          'Index Only Scan using sales_transactions_receivable_customer',
          'Index Only Scan using rental_agreements_receivable_customer',
        ],
      ],
      [
        'was sold in a week, by day',
        soldStatement({ filter: { ...week, groupBy: 'day' }, ...page }),
        [7, 10_080],
        ['sales_transactions_created_at'],
      ],
      [
        'was sold in a week, by customer',
        soldStatement({ filter: { ...week, groupBy: 'customer' }, ...page }),
        [1000, 10_080],
        ['sales_transactions_created_at'],
      ],
      [
        'was sold in an hour, by item',
        soldStatement({ filter: { ...hour, groupBy: 'item' }, ...page }),
        [60, 60],
        ['sales_transactions_created_at', 'sales_transaction_items_position_key'],
      ],
    ] as const)(
      'tell what %s, by their indexes',
      async (_what, { text, values }, expected, indexes) => {
        const { rows } = await client.query<{ total: number; sums: { sales: number }[] }>(
          text,
          values,
        );
        const { total, sums } = onlyRow(rows);
        if (ROWS === USUAL_ROWS) expect([total, sums[0]?.sales ?? 0]).toEqual(expected);
        const explained = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
        const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
        for (const index of indexes) expect(plan).toContain(index);
        expect(plan).not.toMatch(/Seq Scan on (sales_transactions|sales_transaction_items)/);
      },
    );
  });
});
