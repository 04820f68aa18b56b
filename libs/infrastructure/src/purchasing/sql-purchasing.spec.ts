import {
  AdvancePurchaseOrderUseCase,
  CreatePurchaseOrderUseCase,
  DeleteItemUseCase,
  DeleteVendorUseCase,
  DeleteWarehouseUseCase,
  ReceiveGoodsUseCase,
  type Transaction,
  UpdatePurchaseOrderUseCase,
} from '@strata/application';
import { CommandRunner, type UseCase } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Item, type PurchaseOrder, Vendor, Warehouse } from '@strata/domain';
import type { DomainError } from '@strata/domain-kit';
import {
  connect,
  type DatabaseConnection,
  differencesFrom,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { PgStockQueries } from '../inventory/pg-stock-queries.js';
import { sqlTransaction } from '../sql-transaction.js';
import { PURCHASING_CHECKS } from './purchasing-checks.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

describe('purchase orders in PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  /** As two processes have them. */
  let databases: readonly DatabaseConnection[];
  let runners: readonly CommandRunner<Transaction>[];
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    databases = [connect(postgres.database), connect(postgres.database)];
    runners = databases.map(
      ({ commands }) =>
        new CommandRunner(
          new SqlUnitOfWork(commands, sqlTransaction),
          new SystemClock(),
          new UuidV7Generator(),
        ),
    );
    client = new pg.Client(postgres.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await Promise.all(databases.map((database) => database.close()));
    await postgres?.stop();
  });

  const run = <Command, Result>(
    useCase: UseCase<Command, Result, Transaction>,
    command: Command,
    process = 0,
  ) => runners[process % 2]!.run(useCase, command, 'tester');

  /** A vendor, a warehouse and items. */
  async function market(count: number) {
    const context = testContext();
    const vendor = Vendor.create({ name: context.newId() }, context);
    const code = context.newId().slice(-12);
    const warehouse = Warehouse.create({ code, name: 'W', address }, context);
    const items = Array.from({ length: count }, () =>
      Item.create({ sku: context.newId(), name: 'Drill', unitPrice: '9' }, context),
    );
    await new SqlUnitOfWork(databases[0]!.commands, sqlTransaction).run(async (tx) => {
      tx.vendors.create(vendor);
      tx.warehouses.create(warehouse);
      for (const item of items) tx.items.create(item);
    });
    return { vendor, warehouse, items };
  }

  /** An order that went out: so many pieces of each item at 1.05. */
  async function ordered(count: number, quantity: number) {
    const parties = await market(count);
    const { id } = await run(new CreatePurchaseOrderUseCase(), {
      vendorId: parties.vendor.id,
      warehouseId: parties.warehouse.id,
      items: parties.items.map((item) => ({ itemId: item.id, quantity, unitCost: '1.05' })),
    });
    const order = await run(new AdvancePurchaseOrderUseCase('order'), { id });
    return { ...parties, order };
  }

  const receive = ({ id, lines }: PurchaseOrder, quantities: readonly number[], process = 0) =>
    run(
      new ReceiveGoodsUseCase(),
      {
        purchaseOrderId: id,
        reference: null,
        items: quantities.flatMap((quantity, index) =>
          quantity === 0 ? [] : [{ purchaseOrderItemId: lines[index]!.id, quantity }],
        ),
      },
      process,
    );

  /** How often what was tried together ended how. */
  async function outcomesOf(tried: readonly Promise<unknown>[]) {
    const counts: Record<string, number> = {};
    for (const outcome of await Promise.allSettled(tried)) {
      const how = outcome.status === 'fulfilled' ? 'done' : (outcome.reason as DomainError).code;
      counts[how] = (counts[how] ?? 0) + 1;
    }
    return counts;
  }

  const levelOf = async (item: Item) => {
    const { rows } = await client.query<{ on_hand: number; value: string }>(
      'SELECT on_hand, trim_scale(value)::text AS value FROM stock_levels WHERE item_id = $1',
      [item.id],
    );
    return rows[0];
  };
  const differences = async () => {
    const lines: string[] = [];
    for (const check of PURCHASING_CHECKS) lines.push(...(await differencesFrom(client, check)));
    return lines;
  };

  it('take in no more than was ordered: 20 ordered, 50 receipts of one from two processes', async () => {
    const { order, items } = await ordered(1, 20);
    const tried = Array.from({ length: 50 }, (_, index) => receive(order, [1], index));
    expect(await outcomesOf(tried)).toEqual({ done: 20, 'purchase_order.wrong_status': 30 });
    expect(await levelOf(items[0]!)).toEqual({ on_hand: 20, value: '21' });
    const { rows } = await client.query(
      `SELECT status, received, (SELECT count(*)::int FROM goods_receipts
          WHERE purchase_order_id = purchase_orders.id) AS receipts
         FROM purchase_orders JOIN purchase_order_items AS line ON purchase_order_id = purchase_orders.id
        WHERE purchase_orders.id = $1`,
      [order.id],
    );
    expect(rows).toEqual([{ status: 'received', received: 20, receipts: 20 }]);
    expect(await differences()).toEqual([]);
  });

  it('take in some pieces of one line each: 20 ordered, 50 receipts of three', async () => {
    const { order, items } = await ordered(1, 20);
    const tried = Array.from({ length: 50 }, (_, index) => receive(order, [3], index));
    expect(await outcomesOf(tried)).toEqual({ done: 6, 'purchase_order.exceeds_ordered': 44 });
    expect(await levelOf(items[0]!)).toEqual({ on_hand: 18, value: '18.9' });
  });

  it('are called off or received, and never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { order, items } = await ordered(1, 5);
      const cancel = new AdvancePurchaseOrderUseCase('cancel');
      const tried = Array.from({ length: 6 }, (_, index) =>
        index % 2 === 0 ? run(cancel, { id: order.id }, round + index) : receive(order, [5], index),
      );
      expect(await outcomesOf(tried)).toEqual({ done: 1, 'purchase_order.wrong_status': 5 });
      const { rows } = await client.query<{ status: string }>(
        'SELECT status FROM purchase_orders WHERE id = $1',
        [order.id],
      );
      const isReceived = rows[0]!.status === 'received';
      expect((await levelOf(items[0]!))?.on_hand ?? 0).toBe(isReceived ? 5 : 0);
    }
  });

  it('have a vendor, items and a warehouse that are there, however the deletion hurries', async () => {
    const gone: readonly string[] = [
      'item.unknown',
      'warehouse.unknown',
      'purchase_order.vendor_unknown',
    ];
    for (let round = 0; round < 12; round += 1) {
      const { vendor, warehouse, items } = await market(1);
      const [item] = items as [Item];
      const create = run(new CreatePurchaseOrderUseCase(), {
        vendorId: vendor.id,
        warehouseId: warehouse.id,
        items: [{ itemId: item.id, quantity: 1, unitCost: '1' }],
      });
      const deletions = [
        () => run(new DeleteVendorUseCase(), { id: vendor.id }, 1),
        () => run(new DeleteItemUseCase(), { id: item.id }, 1),
        () => run(new DeleteWarehouseUseCase(), { id: warehouse.id }, 1),
      ];
      const counts = await outcomesOf([create, deletions[round % 3]!()]);
      const codes = Object.keys(counts).filter((how) => how !== 'done');
      expect(counts['done']).toBe(1);
      expect(
        codes.every((code) => gone.includes(code) || code.endsWith('.has_open_purchase_orders')),
      ).toBe(true);
    }
  });

  it('leave no stock of a deleted item when the last piece comes while it is deleted', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { order, items } = await ordered(1, 1);
      const counts = await outcomesOf([
        receive(order, [1]),
        run(new DeleteItemUseCase(), { id: items[0]!.id }, 1),
      ]);
      const refusals = Object.keys(counts).filter((how) => how !== 'done');
      expect(counts['done']).toBe(1);
      expect(['item.has_open_purchase_orders', 'item.has_stock']).toContain(refusals[0]);
    }
  });

  it('lose no change of two that are made at once of one version', async () => {
    const { vendor, warehouse, items } = await market(2);
    const lines = items.map((item) => ({ itemId: item.id, quantity: 1, unitCost: '1' }));
    const draft = { vendorId: vendor.id, warehouseId: warehouse.id, items: lines };
    const { id } = await run(new CreatePurchaseOrderUseCase(), draft);
    const change = { items: lines.slice(1) };
    const tried = [0, 1].map((process) =>
      run(new UpdatePurchaseOrderUseCase(), { id, expectedVersions: [1], change }, process),
    );
    expect(await outcomesOf(tried)).toEqual({ done: 1, 'aggregate.version_mismatch': 1 });
  });

  it('take as many statements for a receipt of fifty lines as for one', async () => {
    const countOf = async (lines: number) => {
      const { order } = await ordered(lines, 2);
      await receive(order, [1]);
      const { prototype } = pg.Client as unknown as {
        prototype: { query: (...args: unknown[]) => Promise<unknown> };
      };
      const { query } = prototype;
      let statements = 0;
      prototype.query = function (...args) {
        statements += 1;
        return query.apply(this, args);
      };
      try {
        await receive(order, Array<number>(lines).fill(1));
        return statements;
      } finally {
        prototype.query = query;
      }
    };
    const one = await countOf(1);
    expect(await countOf(50)).toBe(one);
    expect(one).toBeLessThanOrEqual(15);
  });

  it('are what reconcile asks of them, which finds whatever somebody else wrote', async () => {
    const { order, items, warehouse } = await ordered(2, 5);
    const { receipt } = await receive(order, [2, 0]);
    expect(await differences()).toEqual([]);
    const [line] = order.lines;
    const { number } = order;
    const came = `item ${items[0]!.id} by goods receipt ${receipt.id}`;
    const tampered: readonly (readonly [sql: string, lines: readonly string[]])[] = [
      [
        `UPDATE purchase_order_items SET received = 3 WHERE id = '${line!.id}'`,
        [`${number}, line 1: received is 3, and its receipts add up to 2`],
      ],
      [
        `DELETE FROM goods_receipt_items WHERE goods_receipt_id = '${receipt.id}'`,
        [
          `${number}, line 1: received is 2, and its receipts add up to 0`,
          `${came}: 0 pieces worth 0 came, and the ledger has 2 worth 2.1`,
        ],
      ],
      [
        `UPDATE purchase_orders SET status = 'received', is_open = false WHERE id = '${order.id}'`,
        [`${number}: status is received, and 2 of 10 pieces came`],
      ],
      [
        `UPDATE purchase_orders SET status = 'ordered' WHERE id = '${order.id}'`,
        [`${number}: status is ordered, and 2 of 10 pieces came`],
      ],
      [
        `UPDATE purchase_order_items SET unit_cost = 2 WHERE id = '${line!.id}'`,
        [`${came}: 2 pieces worth 4 came, and the ledger has 2 worth 2.1`],
      ],
      [
        `DELETE FROM stock_movements WHERE cause_id = '${receipt.id}'`,
        [`${came}: 2 pieces worth 2.1 came, and the ledger has 0 worth 0`],
      ],
    ];
    for (const [sql, lines] of tampered) {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      await client.query(sql);
      expect((await differences()).sort()).toEqual([...lines].sort());
      await client.query('ROLLBACK');
    }
    const [item] = items;
    for (const sql of [
      `UPDATE stock_levels SET value = 2 WHERE item_id = '${item!.id}'`,
      `UPDATE stock_movements SET value_delta = 2.2 WHERE item_id = '${item!.id}'`,
    ]) {
      await client.query('BEGIN');
      await client.query(sql);
      const found = await new PgStockQueries(client as unknown as pg.Pool).differences();
      await client.query('ROLLBACK');
      const where = { itemId: item!.id, warehouseId: warehouse.id };
      const { level, ledger } = found.find(({ itemId }) => itemId === item!.id)!;
      expect(found).toContainEqual({ ...where, level, ledger });
      expect([level.onHand, ledger.onHand]).toEqual([2, 2]);
      expect([level.value, ledger.value]).toEqual(
        sql.includes('levels') ? ['2.00', '2.10'] : ['2.10', '2.20'],
      );
    }
  });
});
