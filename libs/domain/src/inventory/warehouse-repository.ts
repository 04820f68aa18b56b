import type { Warehouse, WarehouseId } from './warehouse.js';

/** The warehouses, as the domain sees the store. Deleted warehouses are found by no read. */
export interface WarehouseRepository {
  /** @throws DomainError `warehouse.code_taken` when an active warehouse has the code */
  create(warehouse: Warehouse): Promise<void>;

  getById(id: WarehouseId): Promise<Warehouse | null>;

  /** Like getById, and keeps every other writer of this warehouse out until the transaction ends. */
  lockById(id: WarehouseId): Promise<Warehouse | null>;

  /**
   * Those of the warehouses that exist, in one statement, locked in the order of their ids against
   * change and deletion until the transaction ends; others may share the lock. Whoever puts stock
   * into a warehouse, or names one, calls it: after items, before sales and stock.
   */
  shareByIds(ids: readonly WarehouseId[]): Promise<readonly Warehouse[]>;

  /** Whatever the spelling: see `textKey`. */
  getByCode(code: string): Promise<Warehouse | null>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale) when the store holds another version,
   * `warehouse.code_taken` when an active warehouse has the code
   */
  update(warehouse: Warehouse): Promise<void>;
}
