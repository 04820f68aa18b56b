import { en, Faker } from '@faker-js/faker';
import { CommandRunner, type IdGenerator, type UnitOfWork } from '@strata/application-kit';
import {
  CreateItemUseCase,
  CreateVendorUseCase,
  CreateWarehouseUseCase,
  ReceiveStockUseCase,
  type Transaction,
  type WarehouseQueries,
} from '@strata/application';
import { SYSTEM_ACTOR } from '@strata/domain-kit';
import type { CustomerId, Item, Warehouse } from '@strata/domain';
import { DemoClock } from './demo-clock.js';
import { DemoSales } from './demo-sales.js';

/** How much of everything. */
export interface BusinessSizes {
  readonly vendors: number;
  readonly items: number;
  readonly warehouses: number;
  readonly sales: number;
}

/** What the demo works with. */
export interface BusinessPorts {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly ids: IdGenerator;
  readonly warehouses: WarehouseQueries;
  /** Who buys. */
  readonly customers: readonly CustomerId[];
}

const CODE_PREFIX = 'DEMO-';
const YEAR_IN_MILLISECONDS = 365 * 24 * 3_600_000;
/** Pieces of each item in each warehouse; enough for a year. */
const PIECES = 10_000;

/**
 * Makes vendors, items, warehouses, stock and a year of sales with payments and returns, all through
 * the real use cases. Does nothing when there are warehouses of an earlier run.
 * @param until the end of the year
 * @param advance told how many sales are done
 * @returns false when it was there already
 */
export async function seedBusiness(
  ports: BusinessPorts,
  sizes: BusinessSizes,
  until: Date,
  advance: (done: number) => void,
): Promise<boolean> {
  if ((await ports.warehouses.count({ code: CODE_PREFIX })) > 0) return false;
  const faker = new Faker({ locale: en, seed: 20_260_102 });
  const clock = new DemoClock(new Date(until.getTime() - YEAR_IN_MILLISECONDS));
  const commands = new CommandRunner(ports.unitOfWork, clock, ports.ids);
  const vendors = await inTurn(sizes.vendors, (index) =>
    commands.run(
      new CreateVendorUseCase(),
      { name: `${faker.company.name()} ${index + 1}`, email: `vendor${index + 1}@example.com` },
      SYSTEM_ACTOR,
    ),
  );
  const items: Item[] = await inTurn(sizes.items, (index) =>
    commands.run(
      new CreateItemUseCase(),
      {
        sku: `${CODE_PREFIX}${String(index + 1).padStart(5, '0')}`,
        name: faker.commerce.productName(),
        description: faker.commerce.productDescription(),
        unitPrice: faker.commerce.price({ min: 1, max: 500 }),
        vendorId: vendors[index % vendors.length]?.id ?? null,
      },
      SYSTEM_ACTOR,
    ),
  );
  const warehouses: Warehouse[] = await inTurn(sizes.warehouses, (index) =>
    commands.run(
      new CreateWarehouseUseCase(),
      {
        code: `${CODE_PREFIX}${index + 1}`,
        name: `${faker.location.city()} depot`,
        address: {
          street: faker.location.streetAddress(),
          city: faker.location.city(),
          state: faker.location.state({ abbreviated: true }),
          zipCode: faker.location.zipCode('#####'),
        },
      },
      SYSTEM_ACTOR,
    ),
  );
  for (const { id: warehouseId } of warehouses) {
    for (let start = 0; start < items.length; start += 100) {
      const lines = items
        .slice(start, start + 100)
        .map(({ id }) => ({ itemId: id, quantity: PIECES }));
      const command = { warehouseId, items: lines, reference: 'Opening stock' };
      await commands.run(new ReceiveStockUseCase(), command, SYSTEM_ACTOR);
    }
  }
  const sales = new DemoSales(commands, faker, { ...ports, items, warehouses });
  for (let index = 0; index < sizes.sales; index += 1) {
    const passed = (YEAR_IN_MILLISECONDS * index) / sizes.sales;
    await sales.makeOne(clock, new Date(until.getTime() - YEAR_IN_MILLISECONDS + passed));
    advance(index + 1);
  }
  return true;
}

async function inTurn<Result>(
  count: number,
  make: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const made: Result[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}
