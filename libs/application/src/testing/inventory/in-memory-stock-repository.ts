import {
  LockedStock,
  type StockCandidate,
  StockLevel,
  type StockLevelKey,
  type StockLevelSnapshot,
  type StockMovement,
  type StockRepository,
  type WarehouseId,
} from '@strata/domain';
import type { ActionContext, AggregateRoot } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Stock in memory. */
export class InMemoryStockRepository implements StockRepository {
  readonly #levels: InMemoryAggregateTable<'StockLevel', StockLevelSnapshot, StockLevel>;
  readonly #movements: Map<string, StockMovement>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#levels = new InMemoryAggregateTable(
      database.table('stock_levels'),
      (snapshot) => StockLevel.reconstitute(snapshot),
      track,
    );
    this.#movements = database.table('stock_movements');
  }

  lock(candidates: readonly StockCandidate[]): Promise<LockedStock> {
    const rows = this.#levels
      .active()
      .filter((row) =>
        candidates.some(
          ({ itemId, warehouseId }) =>
            row.itemId === itemId && (warehouseId === null || row.warehouseId === warehouseId),
        ),
      );
    return Promise.resolve(new LockedStock(rows.map((row) => StockLevel.reconstitute(row))));
  }

  async open(keys: readonly StockLevelKey[], context: ActionContext): Promise<LockedStock> {
    for (const { itemId, warehouseId } of keys) {
      const isThere = this.#levels.find(
        (row) => row.itemId === itemId && row.warehouseId === warehouseId,
      );
      if (!isThere) this.#levels.save(StockLevel.open(itemId, warehouseId, context));
    }
    return this.lock(keys);
  }

  save(stock: LockedStock): Promise<void> {
    for (const level of stock.levels) {
      if (level.version === level.persistedVersion) continue;
      for (const movement of level.pullMovements()) this.#movements.set(movement.id, movement);
      this.#levels.save(level);
    }
    return Promise.resolve();
  }

  isStocked(warehouseId: WarehouseId): Promise<boolean> {
    const rows = this.#levels.active();
    return Promise.resolve(rows.some((row) => row.warehouseId === warehouseId && row.onHand > 0));
  }
}
