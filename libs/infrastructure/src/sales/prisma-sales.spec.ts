import { CreateSalesTransactionUseCase, type Transaction } from '@strata/application';
import { CommandRunner } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Customer, Item, Warehouse } from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';
import pg from 'pg';
import { connect, type DatabaseConnection } from '../database/connection.js';
import { migrate } from '../database/migrator.js';
import { PrismaUnitOfWork } from '../database/prisma-unit-of-work.js';
import { SystemClock } from '../system/system-clock.js';
import { UuidV7Generator } from '../system/uuid-v7-generator.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

describe('the statements of a sale', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let commands: CommandRunner<Transaction>;
  let unitOfWork: PrismaUnitOfWork;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new PrismaUnitOfWork(database.commands);
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
      await tx.customers.create(customer);
      await tx.warehouses.create(warehouse);
      for (const item of items) await tx.items.create(item);
      const keys = items.map(({ id }) => ({ itemId: id, warehouseId: warehouse.id }));
      const stock = await tx.stock.open(keys, context);
      for (const level of stock.levels) {
        level.receive(100, { receiptId: context.newId(), reference: null }, context);
      }
      await tx.stock.save(stock);
    });
    return { customer, items };
  }

  /** How many statements the sale of one piece of each item takes. */
  async function statementsOf(lines: number): Promise<number> {
    const { customer, items } = await shop(lines);
    const { prototype } = pg.Client as unknown as {
      prototype: { query: (...args: unknown[]) => unknown };
    };
    const { query } = prototype;
    let statements = 0;
    prototype.query = function (...args) {
      statements += 1;
      return query.apply(this, args);
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
      return statements;
    } finally {
      prototype.query = query;
    }
  }

  it('are as many for five lines, and for fifty, as for one', async () => {
    const one = await statementsOf(1);
    expect(await statementsOf(5)).toBe(one);
    expect(await statementsOf(50)).toBe(one);
    expect(one).toBeLessThanOrEqual(18);
    expect(one).toBeGreaterThan(8);
  });
});
