import { en, Faker } from '@faker-js/faker';
import { CommandRunner, type IdGenerator, type UnitOfWork } from '@strata/application-kit';
import {
  CreateItemUseCase,
  CreateVendorUseCase,
  CreateWarehouseUseCase,
  ReceiveStockUseCase,
  RecordStocktakeUseCase,
  type AssetQueries,
  type Transaction,
  type WarehouseQueries,
} from '@strata/application';
import { SYSTEM_ACTOR, type TimeZone } from '@strata/domain-kit';
import type { CustomerId, Item, Warehouse } from '@strata/domain';
import type { Progress } from '../commands/progress.js';
import { DemoClock } from './demo-clock.js';
import { commissionDemoFleet } from './demo-fleet.js';
import { buyDemoGoods, costOf } from './demo-purchases.js';
import { DemoRentals } from './demo-rentals.js';
import { DemoSales } from './demo-sales.js';

/** How much of everything. */
export interface BusinessSizes {
  readonly vendors: number;
  readonly items: number;
  readonly warehouses: number;
  readonly sales: number;
  readonly rentals: number;
}

/** What the demo works with. */
export interface BusinessPorts {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly ids: IdGenerator;
  readonly warehouses: WarehouseQueries;
  readonly assets: AssetQueries;
  /** Who buys and rents. */
  readonly customers: readonly CustomerId[];
  /** Where the company is. */
  readonly timeZone: TimeZone;
}

const CODE_PREFIX = 'DEMO-';
const YEAR_IN_MILLISECONDS = 365 * 24 * 3_600_000;
/** Pieces of each item in each warehouse; enough for a year. */
const PIECES = 10_000;
/** Items that are counted once the stock is in. */
const STOCKTAKE_ITEMS = 50;

/**
 * Makes vendors, items, rate plans, warehouses, stock (some of it counted), a fleet, a year of sales with
 * payments and returns and of rentals, and purchase orders at its end, all through the real use cases. Does nothing when there
 * are warehouses of an earlier run.
 * @param until the end of the year
 * @param showProgress called when something is to be made; what it gives is told how many are done
 * @returns false when it was there already
 */
export async function seedBusiness(
  ports: BusinessPorts,
  sizes: BusinessSizes,
  until: Date,
  showProgress: (what: string, total: number) => Progress,
): Promise<boolean> {
  if ((await ports.warehouses.count({ code: CODE_PREFIX })) > 0) return false;
  const saleProgress = showProgress('sales', sizes.sales);
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
        timeZone: 'America/Chicago',
      },
      SYSTEM_ACTOR,
    ),
  );
  for (const { id: warehouseId } of warehouses) {
    for (let start = 0; start < items.length; start += 100) {
      const lines = items
        .slice(start, start + 100)
        .map((item) => ({ itemId: item.id, quantity: PIECES, unitCost: costOf(item) }));
      const command = { warehouseId, items: lines, reference: 'Opening stock' };
      await commands.run(new ReceiveStockUseCase(), command, SYSTEM_ACTOR);
    }
  }
  const [counted] = warehouses;
  if (counted && items.length > 0) {
    const command = {
      warehouseId: counted.id,
      // One in seven is short of a piece.
      items: items.slice(0, STOCKTAKE_ITEMS).map(({ id }, index) => ({
        itemId: id,
        counted: index % 7 === 0 ? PIECES - 1 : PIECES,
      })),
      reference: 'Count of the opening stock',
    };
    await commands.run(new RecordStocktakeUseCase(), command, SYSTEM_ACTOR);
  }
  const rented = await commissionDemoFleet(commands, items, warehouses);
  const start = until.getTime() - YEAR_IN_MILLISECONDS;
  const inTheYear = (share: number) => new Date(start + YEAR_IN_MILLISECONDS * share);
  const sales = new DemoSales(commands, faker, { ...ports, items, warehouses });
  for (let index = 0; index < sizes.sales; index += 1) {
    await sales.makeOne(clock, inTheYear(index / sizes.sales));
    saleProgress.advance(index + 1);
  }
  saleProgress.end();
  const rentalProgress = showProgress('rentals', sizes.rentals);
  const rentals = new DemoRentals(commands, faker, clock, { ...ports, rented, warehouses, until });
  for (let index = 0; index < sizes.rentals; index += 1) {
    // More and more, so that many still go on at the end.
    await rentals.makeOne(index, inTheYear(1 - (1 - index / sizes.rentals) ** 2));
    rentalProgress.advance(index + 1);
  }
  rentalProgress.end();
  clock.set(until);
  await buyDemoGoods(commands, clock, { vendors, items, warehouses });
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
