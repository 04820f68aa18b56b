import type {
  Customer,
  Item,
  SalesRepository,
  StockRepository,
  TakingsRepository,
  Warehouse,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What the sales context works with in a transaction. */
export interface SalesRepositories {
  readonly customers: Repository<Customer>;
  readonly items: Repository<Item>;
  readonly warehouses: Repository<Warehouse>;
  readonly stock: StockRepository;
  readonly sales: SalesRepository;
  readonly takings: TakingsRepository;
}
