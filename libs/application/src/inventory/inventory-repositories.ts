import type { ContactNumberRepository, Item, StockRepository, Warehouse } from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What the inventory context works with in a transaction. */
export interface InventoryRepositories {
  readonly items: Repository<Item>;
  readonly warehouses: Repository<Warehouse>;
  readonly stock: StockRepository;
  readonly contactNumbers: ContactNumberRepository;
}
