import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession, isValue } from '@strata/application-kit/testing';
import {
  LockedStock,
  type StockCandidate,
  StockLevel,
  type StockLevelKey,
  type StockLevelSnapshot,
  type StockMovement,
  type StockRepository,
} from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';

const levels = collection({
  name: 'stock_levels',
  reconstitute: (snapshot: StockLevelSnapshot) => StockLevel.reconstitute(snapshot),
  filters: {},
  sorts: {},
});

/** Stock in memory. */
export class InMemoryStockRepository
  extends InMemoryRepository<StockLevelSnapshot, StockLevel>
  implements StockRepository
{
  constructor(session: InMemorySession) {
    super(session, levels);
  }

  lock(candidates: readonly StockCandidate[]): Promise<LockedStock> {
    return this.session.read(() => this.#lock(candidates));
  }

  open(keys: readonly StockLevelKey[], context: ActionContext): Promise<LockedStock> {
    return this.session.read(() => {
      for (const key of keys) {
        if (this.#lock([key]).levels.length > 0) continue;
        this.create(StockLevel.open(key.itemId, key.warehouseId, context));
      }
      return this.#lock(keys);
    });
  }

  save(stock: LockedStock): void {
    const movements = this.session.database.table<StockMovement>('stock_movements');
    for (const level of stock.levels) {
      for (const movement of level.pullMovements()) movements.set(movement.id, movement);
      this.update(level);
    }
  }

  isStocked(key: Partial<StockLevelKey>): Promise<boolean> {
    const { itemId, warehouseId } = key;
    const isMeant = (row: StockLevelSnapshot) =>
      isValue<string>(row.itemId, itemId) && isValue<string>(row.warehouseId, warehouseId);
    return this.session.read(() => this.active((row) => row.onHand > 0 && isMeant(row)).length > 0);
  }

  #lock(candidates: readonly StockCandidate[]): LockedStock {
    const isMeant = (row: StockLevelSnapshot) =>
      candidates.some(
        ({ itemId, warehouseId }) =>
          row.itemId === itemId && (warehouseId === null || row.warehouseId === warehouseId),
      );
    return new LockedStock(this.active(isMeant));
  }
}
