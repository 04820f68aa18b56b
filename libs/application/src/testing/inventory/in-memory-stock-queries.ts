import { replayMovements, type StockLevelSnapshot, type StockMovement } from '@strata/domain';
import type {
  StockDifference,
  StockFilter,
  StockLevelView,
  StockMovementView,
  StockQueries,
  StockSortKey,
} from '../../inventory/stock-queries.js';
import type { ListQuery, Page } from '@strata/application-kit';
import { type InMemoryDatabase, isValue, listInMemory } from '@strata/application-kit/testing';

type Keyed = { readonly itemId: string; readonly warehouseId: string };

/** Reads of stock over the in-memory tables. */
export class InMemoryStockQueries implements StockQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  levels(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    return Promise.resolve(listInMemory(this.#levels().filter(matching(query.filter)), query));
  }

  movements(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockMovementView>> {
    return Promise.resolve(listInMemory(this.#movements().filter(matching(query.filter)), query));
  }

  differences(): Promise<readonly StockDifference[]> {
    const movements = this.#movements();
    const differences = this.#levels().flatMap(({ itemId, warehouseId, onHand, reserved }) => {
      const ledger = replayMovements(movements.filter(matching({ itemId, warehouseId })));
      const holds = ledger.onHand === onHand && ledger.reserved === reserved;
      return holds ? [] : [{ itemId, warehouseId, level: { onHand, reserved }, ledger }];
    });
    return Promise.resolve(differences);
  }

  #levels(): StockLevelSnapshot[] {
    return [...this.database.table<StockLevelSnapshot>('stock_levels').values()];
  }

  #movements(): StockMovement[] {
    return [...this.database.table<StockMovement>('stock_movements').values()];
  }
}

function matching({ itemId, warehouseId }: StockFilter) {
  return (row: Keyed) => isValue(row.itemId, itemId) && isValue(row.warehouseId, warehouseId);
}
