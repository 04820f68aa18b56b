import { PgCustomerLoader } from '@strata/infrastructure';
import { SteadyClock, UuidV7Generator } from '@strata/infrastructure-kit';
import type { CustomerId } from '@strata/domain';
import type { Container } from 'inversify';
import { services } from '../container/identifiers.js';
import type { Progress } from '../commands/progress.js';
import { seedBusiness, type BusinessSizes } from './seed-business.js';
import { seedCustomers } from './seed-customers.js';

/** How much of everything. */
export interface DemoSizes extends BusinessSizes {
  readonly customers: number;
}

/** Sizes that show everything and take seconds. */
export const DEMO_SIZES: DemoSizes = {
  customers: 1000,
  vendors: 20,
  items: 100,
  warehouses: 3,
  sales: 500,
  rentals: 120,
};

/** Customers that sales and rentals are spread over. */
const BUYERS_MAX = 1000;

/** Loads demo data; what is there already is left alone. */
export async function seedAll(
  container: Container,
  sizes: DemoSizes,
  showProgress: (what: string, total: number) => Progress,
): Promise<{ readonly customers: number; readonly business: boolean }> {
  const { lists } = container.get(services.database);
  const queries = container.get(services.queries);
  const customerProgress = showProgress('customers', sizes.customers);
  const customers = await seedCustomers(
    new PgCustomerLoader(lists),
    sizes.customers,
    customerProgress.advance,
  );
  customerProgress.end();
  const page = await queries.customers.list({
    filter: {},
    sort: [{ key: 'createdAt', descending: false }],
    skip: 0,
    limit: BUYERS_MAX,
  });
  const buyers: readonly CustomerId[] = page.items.map(({ id }) => id);
  const hasMarket = buyers.length > 0 && sizes.items > 0 && sizes.warehouses > 0;
  if (!hasMarket) return { customers, business: false };
  const business = await seedBusiness(
    {
      unitOfWork: container.get(services.unitOfWork),
      ids: container.get(UuidV7Generator),
      warehouses: queries.warehouses,
      assets: queries.assets,
      customers: buyers,
      timeZone: container.get(services.settings).timeZone,
    },
    sizes,
    container.get(SteadyClock).now(),
    showProgress,
  );
  return { customers, business };
}
