import type {
  ContactNumberRepository,
  ItemRepository,
  StockRepository,
  WarehouseRepository,
} from '@strata/domain';

/** The slice of a transaction that the inventory context works with. */
export interface InventoryTransaction {
  readonly items: ItemRepository;
  readonly warehouses: WarehouseRepository;
  readonly stock: StockRepository;
  readonly contactNumbers: ContactNumberRepository;
}
