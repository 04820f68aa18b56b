import type {
  CustomerRepository,
  ItemRepository,
  SalesRepository,
  StockRepository,
  WarehouseRepository,
} from '@strata/domain';

/** The slice of a transaction that the sales context works with. */
export interface SalesContextTransaction {
  readonly customers: CustomerRepository;
  readonly items: ItemRepository;
  readonly warehouses: WarehouseRepository;
  readonly stock: StockRepository;
  readonly sales: SalesRepository;
}
