import type { ListQuery, Page } from '@strata/application-kit';
import type {
  StockDifference,
  StockFilter,
  StockLevelView,
  StockMovementView,
  StockQueries,
  StockSortKey,
} from '@strata/application';
import {
  type ListDefinition,
  ListReader,
  type Parameters,
  runPrepared,
  type Statements,
} from '@strata/infrastructure-kit';
import {
  STOCK_LEVEL_SELECT,
  STOCK_MOVEMENT_SELECT,
  toMovement,
  type StockLevelRow,
  type StockMovementRow,
} from './stock-row.js';

const sortColumns = { createdAt: { column: 'created_at', type: 'timestamptz' } };

/** Levels as a list. */
export const STOCK_LEVELS: ListDefinition<
  StockLevelRow,
  StockLevelView,
  StockFilter,
  StockSortKey
> = {
  select: STOCK_LEVEL_SELECT,
  table: 'stock_levels',
  sortColumns,
  conditions,
  toView: (row) => row,
};

/** The ledger as a list. */
export const STOCK_MOVEMENTS: ListDefinition<
  StockMovementRow,
  StockMovementView,
  StockFilter,
  StockSortKey
> = {
  select: STOCK_MOVEMENT_SELECT,
  table: 'stock_movements',
  sortColumns,
  conditions,
  toView: toMovement,
};

/** Replays the ledger; also finds movements without a level. */
const DIFFERENCES = `
  SELECT coalesce(level.item_id, ledger.item_id) AS "itemId",
         coalesce(level.warehouse_id, ledger.warehouse_id) AS "warehouseId",
         coalesce(level.on_hand, 0) AS "onHand", coalesce(level.reserved, 0) AS reserved,
         coalesce(ledger.on_hand, 0)::int AS "ledgerOnHand",
         coalesce(ledger.reserved, 0)::int AS "ledgerReserved"
    FROM stock_levels AS level
    FULL JOIN (SELECT item_id, warehouse_id, sum(on_hand_delta) AS on_hand,
                      sum(reserved_delta) AS reserved
                 FROM stock_movements GROUP BY item_id, warehouse_id) AS ledger
      USING (item_id, warehouse_id)
   WHERE (coalesce(level.on_hand, 0), coalesce(level.reserved, 0))
         IS DISTINCT FROM (coalesce(ledger.on_hand, 0), coalesce(ledger.reserved, 0))`;

interface DifferenceRow {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly ledgerOnHand: number;
  readonly ledgerReserved: number;
}

/** Reads of stock through prepared statements on the pool. */
export class PgStockQueries implements StockQueries {
  readonly #levels;
  readonly #movements;

  constructor(private readonly pool: Statements) {
    this.#levels = new ListReader(pool, STOCK_LEVELS);
    this.#movements = new ListReader(pool, STOCK_MOVEMENTS);
  }

  levels(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    return this.#levels.list(query);
  }

  movements(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockMovementView>> {
    return this.#movements.list(query);
  }

  async differences(): Promise<readonly StockDifference[]> {
    const rows = await runPrepared<DifferenceRow>(this.pool, { text: DIFFERENCES, values: [] });
    return rows.map(({ itemId, warehouseId, onHand, reserved, ...row }) => ({
      itemId,
      warehouseId,
      level: { onHand, reserved },
      ledger: { onHand: row.ledgerOnHand, reserved: row.ledgerReserved },
    }));
  }
}

function conditions({ itemId, warehouseId }: StockFilter, parameters: Parameters): string[] {
  return [
    ...(itemId === undefined ? [] : [`item_id = ${parameters.add(itemId, 'uuid')}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
  ];
}
