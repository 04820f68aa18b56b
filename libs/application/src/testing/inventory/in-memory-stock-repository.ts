import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession, isValue } from '@strata/application-kit/testing';
import {
  type ItemId,
  LockedStock,
  NO_VALUE,
  type ShippedPieces,
  STOCK_CURRENCY,
  type StockCandidate,
  type StockDocument,
  StockLevel,
  type StockLevelKey,
  type StockLevelSnapshot,
  type StockMovement,
  type StockRepository,
} from '@strata/domain';
import { type ActionContext, Money } from '@strata/domain-kit';

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

  addDocument(document: StockDocument): void {
    this.session.database.table('stock_documents').set(document.id, document.toSnapshot());
    this.session.persisted(document);
  }

  shippedFor(salesTransactionId: string): Promise<readonly ShippedPieces[]> {
    return this.session.read(() => {
      const shipped = new Map<ItemId, ShippedPieces>();
      const movements = this.session.database.table<StockMovement>('stock_movements').values();
      for (const { kind, cause, itemId, onHandDelta, valueDelta } of movements) {
        if (kind !== 'shipped' || cause.id !== salesTransactionId) continue;
        const { quantity, cost } = shipped.get(itemId) ?? { quantity: 0, cost: NO_VALUE };
        const left = cost.minus(Money.of(valueDelta, STOCK_CURRENCY));
        shipped.set(itemId, { itemId, quantity: quantity - onHandDelta, cost: left });
      }
      return [...shipped.values()];
    });
  }

  isStocked(key: Partial<StockLevelKey>): Promise<boolean> {
    const { itemId, warehouseId } = key;
    const isMeant = (row: StockLevelSnapshot) =>
      isValue<string>(row.itemId, itemId) && isValue<string>(row.warehouseId, warehouseId);
    const isNeeded = ({ onHand, reserved }: StockLevelSnapshot) => onHand > 0 || reserved > 0;
    return this.session.read(() => this.active((row) => isNeeded(row) && isMeant(row)).length > 0);
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
