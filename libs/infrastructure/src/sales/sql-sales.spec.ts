import { setTimeout } from 'node:timers/promises';
import { sqlTransaction } from '../sql-transaction.js';
import { costOf } from '../testing/statements-of.js';
import {
  type CreateSalesTransaction,
  CreateSalesTransactionUseCase,
  type Transaction,
} from '@strata/application';
import { CommandRunner } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { ANY_PRICE, Customer, Item, Warehouse } from '@strata/domain';
import { type ActionContext, TimeZone } from '@strata/domain-kit';
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

  /** Items with so much stock in each warehouse, and somebody who buys. */
  async function shop(count: number, places = 1, pieces = 100) {
    const context: ActionContext = testContext();
    const customer = Customer.create({ name: 'Ada' }, context);
    const warehouses = Array.from({ length: places }, () =>
      Warehouse.create({ code: context.newId().slice(-12), name: 'W', address }, context),
    );
    const items = Array.from({ length: count }, () =>
      Item.create({ sku: context.newId(), name: 'I', unitPrice: '2.00' }, context),
    );
    await unitOfWork.run(async (tx) => {
      tx.customers.create(customer);
      for (const warehouse of warehouses) tx.warehouses.create(warehouse);
      for (const item of items) tx.items.create(item);
      const keys = items.flatMap(({ id: itemId }) =>
        warehouses.map(({ id: warehouseId }) => ({ itemId, warehouseId })),
      );
      const stock = await tx.stock.open(keys, context);
      for (const level of stock.levels) {
        level.receive(pieces, { receiptId: context.newId(), reference: null }, context);
      }
      tx.stock.save(stock);
    });
    return { customer, items, warehouses };
  }

  /** A sale of one piece of an item, out of a warehouse or of any. */
  const saleOf = (customer: Customer, { id: itemId }: Item, warehouse?: Warehouse) => ({
    customerId: customer.id,
    paymentTerms: 'net_30',
    allowance: ANY_PRICE,
    items: [{ itemId, quantity: 1, warehouseId: warehouse?.id }],
  });
  const sell = (command: CreateSalesTransaction, by = commands) =>
    by.run(new CreateSalesTransactionUseCase(TimeZone.UTC), command, 'tester');

  /** What the sale of one piece of each item costs. */
  async function costOfSale(lines: number) {
    const { customer, items } = await shop(lines);
    const command = {
      ...{ customerId: customer.id, paymentTerms: 'net_30', allowance: ANY_PRICE },
      items: items.map(({ id }) => ({ itemId: id, quantity: 1 })),
    };
    return costOf(() => sell(command));
  }

  it('are as many for five lines, and for fifty, as for one: eight between BEGIN and COMMIT at most', async () => {
    await costOfSale(1);
    const one = await costOfSale(1);
    expect(await costOfSale(5)).toEqual(one);
    expect(await costOfSale(50)).toEqual(one);
    // BEGIN and COMMIT travel with others.
    expect(one).toEqual({ statements: 2 + 7, roundTrips: 3 });
  });

  it('lock the levels of a named warehouse alone, and all of the item without one', async () => {
    const { customer, items, warehouses } = await shop(1, 2);
    const [item, east, west] = [items[0]!, warehouses[0]!, warehouses[1]!];
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let locked = () => {};
    const holds = new Promise<void>((resolve) => (locked = resolve));
    const open = unitOfWork.run(async (tx) => {
      const context = { ...testContext(), tx };
      const useCase = new CreateSalesTransactionUseCase(TimeZone.UTC);
      const made = await useCase.execute(saleOf(customer, item, east), context);
      locked();
      await released;
      return made;
    });
    await holds;
    const elsewhere = await sell(saleOf(customer, item, west));
    expect(elsewhere.lines[0]!.allocations).toEqual([{ warehouseId: west.id, quantity: 1 }]);
    const waiting = [sell(saleOf(customer, item)), sell(saleOf(customer, item, east))];
    const outcome = await Promise.race([...waiting, setTimeout(200, 'waits')]);
    release();
    expect(outcome).toBe('waits');
    await Promise.all([open, ...waiting]);
  });

  it('never sell more than there is, whoever names which warehouse', async () => {
    const { customer, items, warehouses } = await shop(2, 2, 5);
    const [item, other] = [items[0]!, items[1]!];
    const [east, west] = [warehouses[0]!, warehouses[1]!];
    const second = connect(postgres.database);
    const clock = new SystemClock();
    const beside = new CommandRunner(
      new SqlUnitOfWork(second.commands, sqlTransaction),
      clock,
      new UuidV7Generator(),
    );
    try {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, index) => {
          const place = [east, west, undefined][index % 3];
          const sale = saleOf(customer, item, place);
          // The other item is asked for in the other order.
          const more = {
            itemId: other.id,
            quantity: 1,
            warehouseId: [west, undefined][index % 2]?.id,
          };
          const lines = index % 5 === 0 ? [more, ...sale.items] : sale.items;
          return sell({ ...sale, items: lines }, index % 2 === 0 ? commands : beside);
        }),
      );
      const refused = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
      );
      expect(new Set(refused)).toEqual(new Set(['stock.insufficient']));
      expect(outcomes.length - refused.length).toBe(10);
    } finally {
      await second.close();
    }
    const levels = await unitOfWork.run((tx) =>
      tx.stock.lock([{ itemId: item.id, warehouseId: null }]),
    );
    const left = levels.levels.map(({ onHand, reserved }) => [onHand, reserved]);
    expect(left).toEqual([
      [5, 5],
      [5, 5],
    ]);
  });
});
