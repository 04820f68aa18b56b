import { sqlTransaction } from '../sql-transaction.js';
import { CreateSalesTransactionUseCase, type Transaction } from '@strata/application';
import { CommandRunner } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Customer, Item, Warehouse } from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';
import pg from 'pg';
import {
  connect,
  type DatabaseConnection,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

describe('the statements of a sale', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let commands: CommandRunner<Transaction>;
  let unitOfWork: SqlUnitOfWork<Transaction>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
    commands = new CommandRunner(unitOfWork, new SystemClock(), new UuidV7Generator());
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** Items with stock, and somebody who buys. */
  async function shop(count: number) {
    const context: ActionContext = testContext();
    const customer = Customer.create({ name: 'Ada' }, context);
    const warehouse = Warehouse.create(
      { code: context.newId().slice(-12), name: 'W', address },
      context,
    );
    const items = Array.from({ length: count }, () =>
      Item.create({ sku: context.newId(), name: 'I', unitPrice: '2.00' }, context),
    );
    await unitOfWork.run(async (tx) => {
      tx.customers.create(customer);
      tx.warehouses.create(warehouse);
      for (const item of items) tx.items.create(item);
      const keys = items.map(({ id }) => ({ itemId: id, warehouseId: warehouse.id }));
      const stock = await tx.stock.open(keys, context);
      for (const level of stock.levels) {
        level.receive(100, { receiptId: context.newId(), reference: null }, context);
      }
      tx.stock.save(stock);
    });
    return { customer, items };
  }

  /** The statements of the sale of one piece of each item, and the round trips that they are sent in. */
  async function costOf(lines: number) {
    const { customer, items } = await shop(lines);
    const { prototype } = pg.Client as unknown as {
      prototype: { query: (...args: unknown[]) => Promise<unknown> };
    };
    const { query } = prototype;
    const cost = { statements: 0, roundTrips: 0 };
    let unanswered = 0;
    prototype.query = function (...args) {
      cost.statements += 1;
      // What is sent while nothing is under way waits for an answer of its own.
      if (unanswered === 0) cost.roundTrips += 1;
      unanswered += 1;
      const answer = query.apply(this, args);
      const answered = () => (unanswered -= 1);
      answer.then(answered, answered);
      return answer;
    };
    try {
      await commands.run(
        new CreateSalesTransactionUseCase(),
        {
          customerId: customer.id,
          paymentTerms: 'net_30',
          items: items.map(({ id }) => ({ itemId: id, quantity: 1 })),
        },
        'tester',
      );
      return cost;
    } finally {
      prototype.query = query;
    }
  }

  it('are as many for five lines, and for fifty, as for one: eight between BEGIN and COMMIT at most', async () => {
    await costOf(1);
    const one = await costOf(1);
    expect(await costOf(5)).toEqual(one);
    expect(await costOf(50)).toEqual(one);
    // BEGIN and COMMIT travel with others.
    expect(one).toEqual({ statements: 2 + 7, roundTrips: 4 });
  });
});
