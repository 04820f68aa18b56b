import {
  CancelSalesTransactionUseCase,
  CreateSalesTransactionUseCase,
  FulfillSalesTransactionUseCase,
  ReceiveSalesReturnUseCase,
  RecordPaymentUseCase,
  RefundSalesTransactionUseCase,
  type Transaction,
} from '@strata/application';
import { CommandRunner, type UseCase } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { ANY_PRICE, Customer, Item, Warehouse } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import {
  connect,
  type DatabaseConnection,
  differencesFrom,
  type ReconciliationCheck,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';
import { RECONCILIATION_CHECKS } from '../reconciliation-checks.js';
import { SALES_DOCUMENT_CHECKS } from './document-checks.js';
import { SALES_MONEY_CHECKS } from './money-checks.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

describe('what reconcile asks of sales and their stock', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let client: pg.Client;
  let unitOfWork: SqlUnitOfWork<Transaction>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
    client = new pg.Client(postgres.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await database?.close();
    await postgres?.stop();
  });

  const run = <Command, Result>(useCase: UseCase<Command, Result, Transaction>, command: Command) =>
    new CommandRunner(unitOfWork, new SystemClock(), new UuidV7Generator()).run(
      useCase,
      command,
      'tester',
    );
  const differences = async (checks: readonly ReconciliationCheck[]) => {
    const lines: string[] = [];
    for (const check of checks) lines.push(...(await differencesFrom(client, check)));
    return lines;
  };

  /** Somebody who buys pieces at 2.00 out of a warehouse. */
  async function shop() {
    const context = testContext();
    const customer = Customer.create({ name: 'Ada' }, context);
    const warehouse = Warehouse.create(
      { code: context.newId().slice(-12), name: 'W', address },
      context,
    );
    const item = Item.create({ sku: context.newId(), name: 'Drill', unitPrice: '2.00' }, context);
    await unitOfWork.run(async (tx) => {
      tx.customers.create(customer);
      tx.warehouses.create(warehouse);
      tx.items.create(item);
      const key = { itemId: item.id, warehouseId: warehouse.id };
      const stock = await tx.stock.open([key], context);
      const [level] = stock.levels;
      level!.receive(9, { receiptId: context.newId(), reference: null }, context);
      tx.stock.save(stock);
    });
    const sell = (quantity: number) =>
      run(new CreateSalesTransactionUseCase(TimeZone.UTC), {
        customerId: customer.id,
        paymentTerms: 'net_30',
        allowance: ANY_PRICE,
        items: [{ itemId: item.id, quantity }],
      });
    return { item, warehouse, sell };
  }

  /** A sale of three pieces that waits, and one of two pieces of which one came back. */
  async function documents() {
    const { item, warehouse, sell } = await shop();
    const waiting = await sell(3);
    const returned = await sell(2);
    await run(new FulfillSalesTransactionUseCase(), { id: returned.id });
    const back = await run(new ReceiveSalesReturnUseCase(), {
      salesTransactionId: returned.id,
      warehouseId: warehouse.id,
      reason: 'Broken',
      items: [{ salesTransactionItemId: returned.lines[0]!.id, quantity: 1, restock: false }],
    });
    return { waiting, returned, back, level: `item ${item.id} in warehouse ${warehouse.id}` };
  }

  it('holds of what the program wrote, and finds whatever somebody else wrote', async () => {
    const { waiting, returned, back, level } = await documents();
    expect(await differences(SALES_DOCUMENT_CHECKS)).toEqual([]);
    const lineOf = ({ lines }: typeof waiting) => `'${lines[0]!.id}'`;
    const elsewhere = '0190b7e2-0000-7000-8000-000000000000';
    const tampered: readonly (readonly [sql: string, lines: readonly string[]])[] = [
      [
        'UPDATE stock_levels SET reserved = 4 WHERE reserved > 0',
        [`${level}: 4 reserved, and confirmed sales are allocated 3`],
      ],
      ['DELETE FROM stock_levels', [`${level}: 0 reserved, and confirmed sales are allocated 3`]],
      [
        `UPDATE sales_allocations SET warehouse_id = '${elsewhere}'
          WHERE sales_transaction_item_id = ${lineOf(waiting)}`,
        [
          `${level.replace(/\S+$/, elsewhere)}: 0 reserved, and confirmed sales are allocated 3`,
          `${level}: 3 reserved, and confirmed sales are allocated 0`,
        ],
      ],
      [
        `DELETE FROM sales_allocations WHERE sales_transaction_item_id = ${lineOf(returned)}`,
        [`${returned.number}, line 1: quantity is 2, and its allocations add up to 0`],
      ],
      [
        `UPDATE sales_transaction_items SET returned_quantity = 2 WHERE id = ${lineOf(returned)}`,
        [`${returned.number}, line 1: returned_quantity is 2, and its returns add up to 1`],
      ],
      [
        'DELETE FROM sales_return_items',
        [
          `${returned.number}, line 1: returned_quantity is 1, and its returns add up to 0`,
          `${back.id}: return_amount is 2 USD, and amount of its sales_return_items adds up to 0`,
        ],
      ],
      [
        `UPDATE sales_transaction_items SET unit_price = 1, line_total = 3 WHERE id = ${lineOf(waiting)}`,
        [
          `${waiting.number}: total_amount is 6 USD, and line_total of its sales_transaction_items adds up to 3`,
        ],
      ],
      [
        'DELETE FROM sales_returns',
        [
          `${returned.number}: returned_amount is 2 USD, and return_amount of its sales_returns adds up to 0`,
        ],
      ],
      [
        'UPDATE sales_returns SET return_amount = 1, refund_amount = 0',
        [
          `${returned.number}: returned_amount is 2 USD, and return_amount of its sales_returns adds up to 1`,
          `${back.id}: return_amount is 1 USD, and amount of its sales_return_items adds up to 2`,
        ],
      ],
    ];
    for (const [sql, lines] of tampered) {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      await client.query(sql);
      expect([...(await differences(SALES_DOCUMENT_CHECKS))].sort()).toEqual([...lines].sort());
      await client.query('ROLLBACK');
    }
    expect(await differences(SALES_DOCUMENT_CHECKS)).toEqual([]);
  });

  /** Two sales of 2.00: one paid, partly given back and returned, one paid and called off. */
  async function paidDocuments() {
    const { warehouse, sell } = await shop();
    const [returned, cancelled] = [await sell(1), await sell(1)];
    for (const { id } of [returned, cancelled])
      for (const method of ['cash', 'card'] as const)
        await run(new RecordPaymentUseCase(), { id, amount: '1', method, reference: null });
    const goodwill = { amount: '0.50', reference: null, reason: 'Late' };
    await run(new RefundSalesTransactionUseCase(), { id: returned.id, ...goodwill });
    await run(new FulfillSalesTransactionUseCase(), { id: returned.id });
    await run(new ReceiveSalesReturnUseCase(), {
      salesTransactionId: returned.id,
      warehouseId: warehouse.id,
      reason: 'Broken',
      items: [{ salesTransactionItemId: returned.lines[0]!.id, quantity: 1, restock: false }],
    });
    await run(new CancelSalesTransactionUseCase(), { id: cancelled.id });
    return { returned, cancelled };
  }

  it('holds of money that the program took and gave, and finds each amount that somebody else wrote', async () => {
    const { returned, cancelled } = await paidDocuments();
    expect(await differences(RECONCILIATION_CHECKS)).toEqual([]);
    const record = `gen_random_uuid(), '${returned.id}', 1, 'EUR', 'cash', now(), 'me'`;
    const tampered: readonly (readonly [sql: string, lines: readonly string[]])[] = [
      [
        `DELETE FROM payments WHERE sales_transaction_id = '${cancelled.id}' AND method = 'cash'`,
        [`${cancelled.number}: paid_amount is 2 USD, and its payments add up to 1`],
      ],
      [
        `UPDATE payments SET amount = 3 WHERE sales_transaction_id = '${returned.id}' AND method = 'card'`,
        [`${returned.number}: paid_amount is 2 USD, and its payments add up to 4`],
      ],
      [
        `INSERT INTO payments (id, sales_transaction_id, amount, currency, method, created_at, created_by)
           VALUES (${record})`,
        [`${returned.id}: paid_amount is 0 EUR, and its payments add up to 1`],
      ],
      [
        `DELETE FROM refunds WHERE sales_transaction_id = '${cancelled.id}'`,
        [`${cancelled.number}: refunded_amount is 2 USD, and its refunds add up to 0`],
      ],
      [
        `DELETE FROM refunds WHERE sales_transaction_id = '${returned.id}' AND kind = 'goodwill'`,
        [
          `${returned.number}: refunded_amount is 2 USD, and its refunds add up to 1.5`,
          `${returned.number}: goodwill_amount is 0.5 USD, and its refunds (goodwill) add up to 0`,
        ],
      ],
      [
        `UPDATE sales_returns SET refund_amount = 0.25 WHERE sales_transaction_id = '${returned.id}'`,
        [`${returned.number}: its returns refund 0.25, and its refunds (return) add up to 1.5`],
      ],
      [
        `ALTER TABLE sales_transactions DROP CONSTRAINT sales_transactions_balance,
           DROP CONSTRAINT sales_transactions_payment_status, DROP CONSTRAINT sales_transactions_open;
         UPDATE sales_transactions SET balance_due = 7 WHERE id = '${cancelled.id}'`,
        [`${cancelled.number}: balance_due is 7 USD, and owed less net is 0`],
      ],
    ];
    for (const [sql, lines] of tampered) {
      await client.query('BEGIN');
      await client.query(sql);
      expect(await differences(SALES_MONEY_CHECKS)).toEqual(lines);
      await client.query('ROLLBACK');
    }
    expect(await differences(SALES_MONEY_CHECKS)).toEqual([]);
  });
});
