import type { ListQuery, Page } from '@strata/application-kit';
import type {
  StockDifference,
  StockFilter,
  StockLevelFilter,
  StockLevelView,
  StockMovementFilter,
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
  valueText,
  type StockLevelRow,
  type StockMovementRow,
} from './stock-row.js';

const sortColumns = { createdAt: { column: 'created_at', type: 'timestamptz' } };

/** Levels as a list. */
export const STOCK_LEVELS: ListDefinition<
  StockLevelRow,
  StockLevelView,
  StockLevelFilter,
  StockSortKey
> = {
  select: STOCK_LEVEL_SELECT,
  table: 'stock_levels',
  sortColumns,
  conditions: ({ id, ...filter }, parameters) => [
    ...conditions(filter, parameters),
    ...(id === undefined ? [] : [`id = ${parameters.add(id, 'uuid')}`]),
  ],
  toView: (row) => row,
};

/** The levels of which more is promised than is there, as a list. */
export const STOCK_SHORTAGES: typeof STOCK_LEVELS = {
  ...STOCK_LEVELS,
  conditions: (filter, parameters) => ['is_short', ...conditions(filter, parameters)],
};

/** The ledger as a list. */
export const STOCK_MOVEMENTS: ListDefinition<
  StockMovementRow,
  StockMovementView,
  StockMovementFilter,
  StockSortKey
> = {
  select: STOCK_MOVEMENT_SELECT,
  table: 'stock_movements',
  sortColumns,
  conditions: ({ kind, causeType, causeId, from, to, ...filter }, parameters) => [
    ...conditions(filter, parameters),
    ...(kind === undefined ? [] : [`kind = ${parameters.add(kind)}`]),
    ...(causeType === undefined ? [] : [`cause_type = ${parameters.add(causeType)}`]),
    ...(causeId === undefined ? [] : [`cause_id = ${parameters.add(causeId, 'uuid')}`]),
    ...(from === undefined ? [] : [`created_at >= ${parameters.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`created_at < ${parameters.add(to, 'timestamptz')}`]),
  ],
  toView: toMovement,
};

/** Replays the ledger; also finds movements without a level. */
const DIFFERENCES = `
  SELECT coalesce(level.item_id, ledger.item_id) AS "itemId",
         coalesce(level.warehouse_id, ledger.warehouse_id) AS "warehouseId",
         coalesce(level.on_hand, 0) AS "onHand", coalesce(level.reserved, 0) AS reserved,
         ${valueText('coalesce(level.value, 0)')} AS value,
         coalesce(ledger.on_hand, 0)::int AS "ledgerOnHand",
         coalesce(ledger.reserved, 0)::int AS "ledgerReserved",
         ${valueText('coalesce(ledger.value, 0)')} AS "ledgerValue"
    FROM stock_levels AS level
    FULL JOIN (SELECT item_id, warehouse_id, sum(on_hand_delta) AS on_hand,
                      sum(reserved_delta) AS reserved, sum(value_delta) AS value
                 FROM stock_movements GROUP BY item_id, warehouse_id) AS ledger
      USING (item_id, warehouse_id)
   WHERE (coalesce(level.on_hand, 0), coalesce(level.reserved, 0), coalesce(level.value, 0))
         IS DISTINCT FROM
         (coalesce(ledger.on_hand, 0), coalesce(ledger.reserved, 0), coalesce(ledger.value, 0))`;

interface DifferenceRow {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly value: string;
  readonly ledgerOnHand: number;
  readonly ledgerReserved: number;
  readonly ledgerValue: string;
}

/** Reads of stock through prepared statements on the pool. */
export class PgStockQueries implements StockQueries {
  readonly #levels;
  readonly #shortages;
  readonly #movements;

  constructor(private readonly pool: Statements) {
    this.#levels = new ListReader(pool, STOCK_LEVELS);
    this.#shortages = new ListReader(pool, STOCK_SHORTAGES);
    this.#movements = new ListReader(pool, STOCK_MOVEMENTS);
  }

  levels(query: ListQuery<StockLevelFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    return this.#levels.list(query);
  }

  shortages(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockLevelView>> {
    return this.#shortages.list(query);
  }

  movements(query: ListQuery<StockMovementFilter, StockSortKey>): Promise<Page<StockMovementView>> {
    return this.#movements.list(query);
  }

  async differences(): Promise<readonly StockDifference[]> {
    const rows = await runPrepared<DifferenceRow>(this.pool, { text: DIFFERENCES, values: [] });
    return rows.map(({ itemId, warehouseId, onHand, reserved, value, ...row }) => ({
      itemId,
      warehouseId,
      level: { onHand, reserved, value },
      ledger: { onHand: row.ledgerOnHand, reserved: row.ledgerReserved, value: row.ledgerValue },
    }));
  }
}

function conditions({ itemId, warehouseId }: StockFilter, parameters: Parameters): string[] {
  return [
    ...(itemId === undefined ? [] : [`item_id = ${parameters.add(itemId, 'uuid')}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
  ];
}
