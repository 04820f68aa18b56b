import type {
  Item,
  PurchaseOrderRepository,
  StockRepository,
  Vendor,
  Warehouse,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What the purchasing context works with in a transaction. */
export interface PurchasingRepositories {
  readonly vendors: Repository<Vendor>;
  readonly items: Repository<Item>;
  readonly warehouses: Repository<Warehouse>;
  readonly stock: StockRepository;
  readonly purchaseOrders: PurchaseOrderRepository;
}
