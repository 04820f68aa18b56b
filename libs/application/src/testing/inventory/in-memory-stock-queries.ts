import { replayMovements, type StockLevelSnapshot, type StockMovement } from '@strata/domain';
import type {
  StockDifference,
  StockFilter,
  StockLevelFilter,
  StockLevelView,
  StockMovementFilter,
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

  levels(query: ListQuery<StockLevelFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    const { id, ...filter } = query.filter;
    const found = this.#levels().filter((row) => isValue<string>(row.id, id));
    return Promise.resolve(listInMemory(found.filter(matching(filter)), query));
  }

  shortages(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    const short = this.#levels().filter(({ onHand, reserved }) => reserved > onHand);
    return Promise.resolve(listInMemory(short.filter(matching(query.filter)), query));
  }

  movements(query: ListQuery<StockMovementFilter, StockSortKey>): Promise<Page<StockMovementView>> {
    const { filter } = query;
    const { kind, causeType, causeId, from, to } = filter;
    const matches = matching(filter);
    const found = this.#movements().filter(
      (row) =>
        matches(row) &&
        isValue(row.kind, kind) &&
        isValue(row.cause.type, causeType) &&
        isValue(row.cause.id, causeId) &&
        (from === undefined || row.createdAt >= from) &&
        (to === undefined || row.createdAt < to),
    );
    return Promise.resolve(listInMemory(found, query));
  }

  differences(): Promise<readonly StockDifference[]> {
    const movements = this.#movements();
    const differences = this.#levels().flatMap(({ itemId, warehouseId, ...row }) => {
      const ledger = replayMovements(movements.filter(matching({ itemId, warehouseId })));
      const { onHand, reserved, value } = row;
      const holds =
        ledger.onHand === onHand && ledger.reserved === reserved && ledger.value === value;
      return holds ? [] : [{ itemId, warehouseId, level: { onHand, reserved, value }, ledger }];
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
