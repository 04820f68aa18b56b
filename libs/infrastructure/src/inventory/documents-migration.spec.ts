import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { PgStockDocumentQueries } from './pg-stock-document-queries.js';

const MIGRATION = '20261127020000_facts_win';
const id = (n: number) => `0190b7e2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [drill, saw, east, west] = [id(1), id(2), id(3), id(4)];
const [receipt, adjustment, transfer, sale] = [id(11), id(12), id(13), id(14)];
const at = new Date('2026-01-15T09:30:00.000Z');

/** Item, warehouse, kind, both deltas, cause, note. */
const LEDGER = [
  [drill, east, 'received', 5, 0, 'receipt', receipt, 'Note 7'],
  [saw, east, 'received', 3, 0, 'receipt', receipt, 'Note 7'],
  [saw, east, 'adjusted', -1, 0, 'adjustment', adjustment, 'Broken'],
  [saw, east, 'transferred_out', -2, 0, 'transfer', transfer, null],
  [saw, west, 'transferred_in', 2, 0, 'transfer', transfer, null],
  [drill, east, 'transferred_out', -1, 0, 'transfer', transfer, null],
  [drill, west, 'transferred_in', 1, 0, 'transfer', transfer, null],
  [drill, east, 'reserved', 0, 1, 'sales_transaction', sale, null],
] as const;

describe('a database of the version before bookings were documents', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrateUpTo(postgres.database, MIGRATION);
    pool = new pg.Pool({ connectionString: postgres.url });
    pool.on('error', () => undefined);
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  it('has a document of each booking, with the lines of its ledger', async () => {
    await pool.query(
      `INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at)
       SELECT id::uuid, id, 'Item', 1, 'USD', now(), now() FROM unnest($1::text[]) AS id`,
      [[drill, saw]],
    );
    await pool.query(
      `INSERT INTO warehouses (id, code, name, address_street, address_city, address_country,
                               created_at, updated_at)
       SELECT id::uuid, right(id, 12), 'Depot', '1 Main St', 'Salem', 'USA', now(), now()
         FROM unnest($1::text[]) AS id`,
      [[east, west]],
    );
    for (const [index, line] of LEDGER.entries()) {
      await pool.query(
        `INSERT INTO stock_movements (id, item_id, warehouse_id, kind, on_hand_delta, reserved_delta,
                                      cause_type, cause_id, note, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'clara')`,
        [id(100 + index), ...line, at],
      );
    }
    expect(await migrate(postgres.database)).toContain(MIGRATION);

    const documents = new PgStockDocumentQueries(pool);
    const sort = [{ key: 'createdAt', descending: false }] as const;
    const query = { filter: {}, sort, skip: 0, limit: 9, includeItems: true };
    const { items, total } = await documents.list(query);
    expect(total).toBe(3);
    const plain = (itemId: string, quantity: number) => ({ itemId, quantity, counted: null });
    const kept = {
      createdAt: at,
      updatedAt: at,
      createdBy: 'clara',
      updatedBy: 'clara',
      isActive: true,
      version: 1,
    };
    expect(items).toEqual([
      {
        id: receipt,
        kind: 'receipt',
        warehouseId: east,
        toWarehouseId: null,
        note: 'Note 7',
        ...kept,
        items: [plain(drill, 5), plain(saw, 3)],
      },
      {
        id: adjustment,
        kind: 'adjustment',
        warehouseId: east,
        toWarehouseId: null,
        note: 'Broken',
        ...kept,
        items: [plain(saw, -1)],
      },
      {
        id: transfer,
        kind: 'transfer',
        warehouseId: east,
        toWarehouseId: west,
        note: null,
        ...kept,
        items: [plain(saw, 2), plain(drill, 1)],
      },
    ]);
  });
});
