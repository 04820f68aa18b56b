import { TABLES } from '../tables.js';
import {
  ASSET_SORT_KEYS,
  PURCHASE_ORDER_SORT_KEYS,
  RENTAL_AGREEMENT_SORT_KEYS,
  SALES_TRANSACTION_SORT_KEYS,
} from '@strata/application';
import pg from 'pg';
import { PgBillingQueries } from '../billing/pg-billing-queries.js';
import { PgAssetQueries, PgFleetQueries } from '../fleet/pg-fleet-queries.js';
import { PgStockDocumentQueries } from '../inventory/pg-stock-document-queries.js';
import { PgStockQueries } from '../inventory/pg-stock-queries.js';
import { PgPurchaseOrderQueries } from '../purchasing/pg-purchase-order-queries.js';
import { PgRentalAgreementQueries } from '../rentals/pg-rental-agreement-queries.js';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from '../sales/pg-sales-queries.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { columnOf, ListReader, PgHistoryQueries } from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
type List = (pool: pg.Pool, query: never) => Promise<unknown>;

const id = '0190b7e2-0000-7000-8000-000000000001';
/** Indexes that are not named after their filter. */
const INDEXES: Readonly<Record<string, string>> = {
  vendorId: 'active_vendor',
  itemId: '(item_active_key|active_item)',
  entityType: 'active_(owner|entity)',
  entityId: 'active_entity',
};

const createdAt = [{ key: 'createdAt', descending: false }];

/** Every filter of every collection, and the index that serves it by name. */
const COLLECTIONS = Object.values(TABLES).flatMap(({ collection, list }) =>
  Object.entries<{ kind: string; path: string }>(collection.filters).map(
    ([name, { kind, path }]) =>
      [
        list.table,
        (pool: pg.Pool, query: never) => new ListReader(pool, list as never).list(query),
        { [name]: path.endsWith('Id') ? id : 'abc' },
        new RegExp(
          `${list.table}_(${kind === 'contains' ? `${columnOf(name)}_trgm` : (INDEXES[path] ?? `active_${columnOf(name)}`)})`,
        ),
      ] as const,
  ),
);

/** What a page that begins after it saw last, by kind of sort key. */
const LAST_SEEN: Readonly<Record<string, unknown>> = {
  moment: '2026-01-01',
  text: 'abc',
  number: '1',
};

/** Every sort key of every list. */
const WALKS: readonly (readonly [table: string, key: string, list: List, lastSeen: unknown])[] = [
  ...Object.values(TABLES).flatMap(({ collection, list }) =>
    Object.entries<string>(collection.sorts).map(
      ([key, kind]) =>
        [
          list.table,
          key,
          (pool: pg.Pool, query: never) => new ListReader(pool, list as never).list(query),
          LAST_SEEN[kind.replace('?', '')],
        ] as const,
    ),
  ),
  ...SALES_TRANSACTION_SORT_KEYS.map(
    (key) =>
      [
        'sales_transactions',
        key,
        (pool: pg.Pool, query: never) => new PgSalesTransactionQueries(pool).list(query),
        key === 'number' ? 'ST-2026-000007' : '2026-01-01',
      ] as const,
  ),
  ...PURCHASE_ORDER_SORT_KEYS.map(
    (key) =>
      [
        'purchase_orders',
        key,
        (pool: pg.Pool, query: never) => new PgPurchaseOrderQueries(pool).list(query),
        key === 'number' ? 'PO-2026-000007' : '2026-01-01',
      ] as const,
  ),
  [
    'goods_receipts',
    'createdAt',
    (pool, query) => new PgPurchaseOrderQueries(pool).receipts(query),
    '2026-01-01',
  ],
  [
    'sales_returns',
    'createdAt',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    '2026-01-01',
  ],
  ...RENTAL_AGREEMENT_SORT_KEYS.map(
    (key) =>
      [
        'rental_agreements',
        key,
        (pool: pg.Pool, query: never) => new PgRentalAgreementQueries(pool).list(query),
        key === 'number' ? 'RA-2026-000007' : '2026-01-01',
      ] as const,
  ),
  [
    'rental_hand_outs',
    'createdAt',
    (pool, query) => new PgRentalAgreementQueries(pool).handOuts(query),
    '2026-01-01',
  ],
  [
    'rental_check_ins',
    'createdAt',
    (pool, query) => new PgRentalAgreementQueries(pool).checkIns(query),
    '2026-01-01',
  ],
  ...(['payments', 'refunds', 'deposits'] as const).map(
    (which) =>
      [
        which,
        'createdAt',
        (pool: pg.Pool, query: never) => new PgBillingQueries(pool)[which](query),
        '2026-01-01',
      ] as const,
  ),
  [
    'stock_levels',
    'createdAt',
    (pool, query) => new PgStockQueries(pool).levels(query),
    '2026-01-01',
  ],
  [
    'stock_movements',
    'createdAt',
    (pool, query) => new PgStockQueries(pool).movements(query),
    '2026-01-01',
  ],
  [
    'fleet_levels',
    'createdAt',
    (pool, query) => new PgFleetQueries(pool).levels(query),
    '2026-01-01',
  ],
  [
    'fleet_movements',
    'createdAt',
    (pool, query) => new PgFleetQueries(pool).movements(query),
    '2026-01-01',
  ],
  ...ASSET_SORT_KEYS.map(
    (key) =>
      [
        'fleet_assets',
        key,
        (pool: pg.Pool, query: never) => new PgAssetQueries(pool).list(query),
        key === 'serialNumber' ? 'SN-7' : '2026-01-01',
      ] as const,
  ),
  [
    'stock_documents',
    'createdAt',
    (pool, query) => new PgStockDocumentQueries(pool).list(query),
    '2026-01-01',
  ],
];

const fleetLevels: List = (pool, query) => new PgFleetQueries(pool).levels(query);
const fleetMovements: List = (pool, query) => new PgFleetQueries(pool).movements(query);
const purchaseOrders: List = (pool, query) => new PgPurchaseOrderQueries(pool).list(query);
const assets: List = (pool, query) => new PgAssetQueries(pool).list(query);

/** Each other list with each filter, and the index that must serve it. */
const LISTS: readonly (readonly [name: string, list: List, filter: object, index: RegExp])[] = [
  ...COLLECTIONS,
  [
    'levels',
    (pool, query) => new PgStockQueries(pool).levels(query),
    { itemId: id },
    /stock_levels_(item|item_warehouse_key)/,
  ],
  [
    'levels',
    (pool, query) => new PgStockQueries(pool).levels(query),
    { warehouseId: id },
    /stock_levels_warehouse/,
  ],
  ['levels', (pool, query) => new PgStockQueries(pool).levels(query), { id }, /stock_levels_pkey/],
  [
    'movements',
    (pool, query) => new PgStockQueries(pool).movements(query),
    { itemId: id },
    /stock_movements_item/,
  ],
  [
    'movements',
    (pool, query) => new PgStockQueries(pool).movements(query),
    { warehouseId: id },
    /stock_movements_warehouse/,
  ],
  ['fleet levels', fleetLevels, { itemId: id }, /fleet_levels_item/],
  ['fleet levels', fleetLevels, { warehouseId: id }, /fleet_levels_warehouse/],
  ['fleet levels', fleetLevels, { id }, /fleet_levels_pkey/],
  ['fleet movements', fleetMovements, { itemId: id }, /fleet_movements_(item|level_version_key)/],
  ['fleet movements', fleetMovements, { warehouseId: id }, /fleet_movements_warehouse/],
  ['fleet movements', fleetMovements, { kind: 'lost' }, /fleet_movements_kind/],
  ['fleet movements', fleetMovements, { causeId: id }, /fleet_movements_cause/],
  ['purchase orders', purchaseOrders, { number: 'x' }, /purchase_orders_number_key/],
  ['purchase orders', purchaseOrders, { vendorId: id }, /purchase_orders_(open_)?vendor/],
  ['purchase orders', purchaseOrders, { itemId: id }, /purchase_order_items_item/],
  ['purchase orders', purchaseOrders, { warehouseId: id }, /purchase_orders_(open_)?warehouse/],
  ['purchase orders', purchaseOrders, { status: 'ordered' }, /purchase_orders_status/],
  ['purchase orders', purchaseOrders, { open: true }, /purchase_orders_open_(vendor|warehouse)/],
  [
    'purchase orders',
    purchaseOrders,
    { expectedBefore: '2026-01-01' },
    /purchase_orders_expected_on/,
  ],
  [
    'goods receipts',
    (pool, query) => new PgPurchaseOrderQueries(pool).receipts(query),
    { purchaseOrderId: id },
    /goods_receipts_purchase_order/,
  ],
  [
    'goods receipts',
    (pool, query) => new PgPurchaseOrderQueries(pool).receipts(query),
    { id },
    /goods_receipts_pkey/,
  ],
  ['assets', assets, { itemId: id }, /fleet_assets_active_item|fleet_assets_serial_active_key/],
  ['assets', assets, { warehouseId: id }, /fleet_assets_active_warehouse/],
  ['assets', assets, { serialNumber: 'x' }, /fleet_assets_active_serial_number/],
  ['assets', assets, { status: 'out' }, /fleet_assets_active_stat(us|e_count)/],
  ['assets', assets, { condition: 'serviceable' }, /fleet_assets_active_(condition|state_count)/],
  ...Object.entries({
    kind: [{ kind: 'counted' }, /stock_movements_kind/],
    causeType: [{ causeType: 'stocktake' }, /stock_movements_(cause_type|kind_count)/],
    causeId: [{ causeId: id }, /stock_movements_cause/],
    period: [{ from: new Date(0), to: new Date(1) }, /stock_movements_created_at/],
  } as const).map(
    ([by, [filter, index]]) =>
      [
        `movements by ${by}`,
        (pool: pg.Pool, query: never) => new PgStockQueries(pool).movements(query),
        filter,
        index,
      ] as const,
  ),
  ...[{}, { itemId: id }, { warehouseId: id }].map(
    (filter) =>
      [
        'shortages',
        (pool: pg.Pool, query: never) => new PgStockQueries(pool).shortages(query),
        filter,
        /stock_levels_(short|item|item_warehouse_key|warehouse)/,
      ] as const,
  ),
  ...Object.entries({
    kind: [{ kind: 'receipt' }, /stock_documents_kind/],
    warehouse: [{ kind: 'receipt', warehouseId: id }, /stock_documents_(warehouse|kind_count)/],
    toWarehouse: [
      { kind: 'transfer', toWarehouseId: id },
      /stock_documents_(to_warehouse|kind_count)/,
    ],
    period: [{ from: new Date(0), to: new Date(1) }, /stock_documents_created_at/],
  } as const).map(
    ([by, [filter, index]]) =>
      [
        `documents by ${by}`,
        (pool: pg.Pool, query: never) => new PgStockDocumentQueries(pool).list(query),
        filter,
        index,
      ] as const,
  ),
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { number: 'x' },
    /sales_transactions_number_key/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { customerId: id },
    /sales_transactions_(open_)?customer/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { status: 'confirmed' },
    /sales_transactions_status/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { paymentStatus: 'paid' },
    /sales_transactions_payment_status/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { from: new Date(0), to: new Date(1) },
    /sales_transactions_created_at/,
  ],
  ...Object.entries({
    number: [{ number: 'x' }, /rental_agreements_number_key/],
    customer: [{ customerId: id }, /rental_agreements_(open_)?customer/],
    item: [{ itemId: id }, /rental_lines_item/],
    status: [{ status: 'out' }, /rental_agreements_status/],
    open: [{ open: true }, /rental_agreements_open_/],
    overdue: [{ overdue: { isOverdue: true, now: new Date(0) } }, /rental_agreements_out_ends_at/],
    period: [{ from: new Date(0), to: new Date(1) }, /rental_agreements_period/],
  } as const).map(
    ([by, [filter, index]]) =>
      [
        `agreements by ${by}`,
        (pool: pg.Pool, query: never) => new PgRentalAgreementQueries(pool).list(query),
        filter,
        index,
      ] as const,
  ),
  ...(['handOuts', 'checkIns'] as const).map(
    (which) =>
      [
        which,
        (pool: pg.Pool, query: never) => new PgRentalAgreementQueries(pool)[which](query),
        { rentalAgreementId: id },
        /rental_(hand_outs|check_ins)_rental_agreement/,
      ] as const,
  ),
  ...(['payments', 'refunds', 'deposits'] as const).map(
    (which) =>
      [
        `${which} of an agreement`,
        (pool: pg.Pool, query: never) => new PgBillingQueries(pool)[which](query),
        { document: { type: 'rental_agreement', id } },
        new RegExp(`${which}_rental_agreement`),
      ] as const,
  ),
  [
    'deposits by method',
    (pool, query) => new PgBillingQueries(pool).deposits(query),
    { method: 'cash' },
    /deposits_method/,
  ],
  [
    'deposits by time',
    (pool, query) => new PgBillingQueries(pool).deposits(query),
    { from: new Date(0), to: new Date(1) },
    /deposits_created_at/,
  ],
  ...(['payments', 'refunds'] as const).flatMap((which) => {
    const list = (pool: pg.Pool, query: never) => new PgBillingQueries(pool)[which](query);
    const document = { type: 'sales_transaction', id };
    return [
      [which, list, { document }, new RegExp(`${which}_sales_transaction`)],
      [which, list, { method: 'cash' }, new RegExp(`${which}_method`)],
      [which, list, { from: new Date(0), to: new Date(1) }, new RegExp(`${which}_created_at`)],
    ] as const;
  }),
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { dueBefore: '2026-01-01' },
    /sales_transactions_due_date/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { open: true },
    /sales_transactions_open_customer/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { overdue: { isOverdue: true, today: '2026-01-01' } },
    /sales_transactions_receivable_due/,
  ],
  [
    'returns',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    { salesTransactionId: id },
    /sales_returns_sales_transaction/,
  ],
  [
    'returns',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    { warehouseId: id },
    /sales_returns_warehouse/,
  ],
];

describe('every filter and sort key of every list', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    // The tables are empty: what counts is which index could serve, not which is cheaper.
    pool = new pg.Pool({ connectionString: postgres.url, options: '-c enable_seqscan=off' });
    pool.on('error', () => undefined);
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  it.each(WALKS.flatMap((walk) => [[...walk, false] as const, [...walk, true] as const]))(
    '%s sorted by %s walk an index: %4$s',
    async (name, key, list, lastSeen, descending) => {
      const statements: Statement[] = [];
      const recording = {
        query: (statement: Statement) => {
          statements.push(statement);
          return pool.query(statement);
        },
      };
      const sort = [{ key, descending }];
      const after = { values: [lastSeen], id };
      await list(recording as never, { filter: {}, sort, skip: 0, limit: 20, after } as never);
      const [{ text, values }] = statements as [Statement];
      const client = await pool.connect();
      // Of an empty table every way costs the same: only the walk is left.
      await client.query('BEGIN; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      await client.query('ROLLBACK');
      client.release();
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(new RegExp(`Index Scan.* using ${name}_(active_)?${columnOf(key)}`));
      expect(plan).not.toMatch(/Sort/);
    },
  );

  it.each([false, true])('of a history walk an index behind a cursor: %s', async (descending) => {
    const query = {
      filter: { aggregateType: 'customer', aggregateId: id },
      sort: [{ key: 'version', descending }],
      skip: 0,
      limit: 20,
      after: { values: ['7'], id },
    } as const;
    const statements: Statement[] = [];
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return pool.query(statement);
      },
    };
    await new PgHistoryQueries(recording as never).list(query);
    expect(statements).toHaveLength(2);
    for (const { text, values } of statements) {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/outbox_events_aggregate/);
    }
  });

  it.each(LISTS)('has its index: %s', async (_name, list, filter, index) => {
    const statements: Statement[] = [];
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return pool.query(statement);
      },
    };
    await list(recording as never, { filter, sort: createdAt, skip: 0, limit: 20 } as never);
    expect(statements).toHaveLength(2);
    for (const { text, values } of statements) {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(index);
    }
  });
});
