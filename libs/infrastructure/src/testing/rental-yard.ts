import {
  CheckInRentalUseCase,
  CommissionFleetUseCase,
  CreateRentalAgreementUseCase,
  HandOutRentalUseCase,
  type Transaction,
} from '@strata/application';
import { CommandRunner, type UseCase } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import {
  type AssetId,
  Customer,
  Item,
  type ItemId,
  RatePlan,
  type RentalAgreement,
  Warehouse,
} from '@strata/domain';
import {
  connect,
  type DatabaseConnection,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import type { TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { sqlTransaction } from '../sql-transaction.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const HOUR = 3_600_000;
const tiers = [{ unit: 'hour', count: 1, price: '10' }] as const;
const started = new SystemClock().now().getTime();

/** So many hours after the tests began; less than none for before. */
export const hour = (hours: number): Date => new Date(started + hours * HOUR);

/** What the rentals of a test are of. */
export interface RentalYard {
  readonly customer: Customer;
  readonly warehouse: Warehouse;
  readonly items: readonly Item[];
}

/** From when until when how many pieces of which items are rented. */
export interface Rental {
  readonly itemIds: readonly ItemId[];
  readonly from: number;
  readonly to: number;
  readonly quantity?: number;
}

/** Rents out of a real database, as several processes do. */
export class RentalProcesses {
  readonly #databases: readonly DatabaseConnection[];
  readonly #runners: readonly CommandRunner<Transaction>[];
  #turn = 0;

  constructor({ database }: TemporaryPostgres, processes: number) {
    this.#databases = Array.from({ length: processes }, () => connect(database));
    this.#runners = this.#databases.map(
      ({ commands }) =>
        new CommandRunner(
          new SqlUnitOfWork(commands, sqlTransaction),
          new SystemClock(),
          new UuidV7Generator(),
        ),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.close()));
  }

  /** In one process after the other. */
  run<Command, Result>(
    useCase: UseCase<Command, Result, Transaction>,
    command: Command,
  ): Promise<Result> {
    this.#turn = (this.#turn + 1) % this.#runners.length;
    return this.#runners[this.#turn]!.run(useCase, command, 'clara');
  }

  /** So many items at 10 an hour, of each so many pieces, or these. */
  async yard(
    count: number,
    pieces: number | readonly string[],
    turnaroundMinutes = 0,
  ): Promise<RentalYard> {
    const context = testContext();
    const customer = Customer.create({ name: 'Ada' }, context);
    const code = context.newId().slice(-12);
    const warehouse = Warehouse.create({ code, name: 'East', address }, context);
    const items = Array.from({ length: count }, () =>
      Item.create({ sku: context.newId(), name: 'Drill', unitPrice: '9' }, context),
    );
    await new SqlUnitOfWork(this.#databases[0]!.commands, sqlTransaction).run(async (tx) => {
      tx.customers.create(customer);
      tx.warehouses.create(warehouse);
      for (const item of items) {
        tx.items.create(item);
        tx.ratePlans.create(
          RatePlan.create({ itemId: item.id, tiers, turnaroundMinutes }, context),
        );
      }
      return Promise.resolve();
    });
    const [quantity, serialNumbers] =
      typeof pieces === 'number' ? [pieces, []] : [pieces.length, pieces];
    // As many as one commission takes.
    for (let done = 0; done < items.length; done += 20) {
      await this.run(new CommissionFleetUseCase(), {
        ...{ warehouseId: warehouse.id, fromStock: false, reference: null },
        items: items
          .slice(done, done + 20)
          .map(({ id: itemId }) => ({ itemId, quantity, serialNumbers })),
      });
    }
    return { customer, warehouse, items };
  }

  rent(
    { customer, warehouse }: RentalYard,
    { itemIds, from, to, quantity = 1 }: Rental,
  ): Promise<RentalAgreement> {
    return this.run(new CreateRentalAgreementUseCase(), {
      ...{ customerId: customer.id, warehouseId: warehouse.id },
      ...{ paymentTerms: 'net_30', mayChargeLess: false },
      ...{ startsAt: hour(from), endsAt: hour(to) },
      items: itemIds.map((itemId) => ({ itemId, quantity })),
    });
  }

  /** So many pieces of each line, or the one that is named. */
  handOut({ id, lines }: RentalAgreement, quantity = 1, assetIds: readonly AssetId[] = []) {
    const items = lines.map((line) => ({ rentalLineId: line.id, quantity, assetIds }));
    return this.run(new HandOutRentalUseCase(), { id, items });
  }

  /** So many pieces of each line come back. */
  checkIn({ id, lines }: RentalAgreement, quantity = 1, assetIds: readonly AssetId[] = []) {
    const back = { quantity, assetIds, condition: 'good' } as const;
    const items = lines.map((line) => ({ rentalLineId: line.id, ...back }));
    return this.run(new CheckInRentalUseCase(), { id, items, note: null });
  }
}
