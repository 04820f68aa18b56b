import {
  LockedStock,
  StockLevel,
  type StockCandidate,
  type StockLevelKey,
  type StockRepository,
} from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';
import {
  BASE_TYPES,
  changesFrom,
  insertRecords,
  recordset,
  type SqlSession,
  unguarded,
} from '@strata/infrastructure-kit';
import { STOCK_LEVEL_SELECT, toMovementRow, type StockLevelRow } from './stock-row.js';

const LOCK = `
  SELECT ${STOCK_LEVEL_SELECT} FROM stock_levels
   WHERE item_id = ANY($1::uuid[])
     AND EXISTS (SELECT 1 FROM unnest($1::uuid[], $2::uuid[]) AS wanted (item_id, warehouse_id)
                  WHERE wanted.item_id = stock_levels.item_id
                    AND coalesce(wanted.warehouse_id, stock_levels.warehouse_id)
                        = stock_levels.warehouse_id)
   ORDER BY item_id, warehouse_id FOR UPDATE`;

const LEVEL = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  onHand: 'int',
  reserved: 'int',
  ...BASE_TYPES,
} as const;
const { id: _id, ...CHANGING } = LEVEL;

const MOVEMENT = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  kind: 'text',
  onHandDelta: 'int',
  reservedDelta: 'int',
  causeType: 'text',
  causeId: 'uuid',
  note: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const OPEN = `${insertRecords('stock_levels', '$1', LEVEL)}
  ORDER BY "itemId", "warehouseId" ON CONFLICT DO NOTHING`;

/** Levels and movements are one statement: it fails unless every level is the one that was locked. */
const SAVE = `WITH movement AS (${insertRecords('stock_movements', '$2', MOVEMENT)}),
  changed AS (
    UPDATE stock_levels AS level SET ${changesFrom('next', CHANGING)}
      FROM ${recordset('$1', 'next', { ...LEVEL, former: 'int' })}
     WHERE level.id = next.id AND level.version = next.former RETURNING 1)
  SELECT 1 / (count(*) = jsonb_array_length($1::jsonb))::int FROM changed`;

/** Levels and the ledger, in the tables `stock_levels` and `stock_movements`. */
export class SqlStockRepository implements StockRepository {
  constructor(private readonly session: SqlSession) {}

  async lock(candidates: readonly StockCandidate[]): Promise<LockedStock> {
    const rows = await this.session.read<StockLevelRow>(LOCK, [
      candidates.map(({ itemId }) => itemId),
      candidates.map(({ warehouseId }) => warehouseId),
    ]);
    return new LockedStock(rows.map((row) => StockLevel.reconstitute(row)));
  }

  open(keys: readonly StockLevelKey[], context: ActionContext): Promise<LockedStock> {
    const levels = keys.map(({ itemId, warehouseId }) =>
      StockLevel.open(itemId, warehouseId, context).toSnapshot(),
    );
    this.session.write(OPEN, [JSON.stringify(levels)]);
    return this.lock(keys);
  }

  save(stock: LockedStock): void {
    const changed = stock.levels.filter(({ hasChanged }) => hasChanged);
    const [first] = changed;
    if (!first) return;
    const levels = changed.map((level) => ({
      ...level.toSnapshot(),
      former: level.persistedVersion,
    }));
    const movements = changed.flatMap((level) => level.pullMovements()).map(toMovementRow);
    this.session.write(SAVE, [JSON.stringify(levels), JSON.stringify(movements)], (error) =>
      unguarded(error, first.aggregateType, first.id),
    );
    for (const level of changed) this.session.persisted(level);
  }

  async isStocked(
    key: Pick<StockLevelKey, 'itemId'> | Pick<StockLevelKey, 'warehouseId'>,
  ): Promise<boolean> {
    const [column, id] =
      'itemId' in key ? ['item_id', key.itemId] : ['warehouse_id', key.warehouseId];
    const rows = await this.session.read(
      `SELECT 1 FROM stock_levels WHERE ${column} = $1 AND on_hand > 0 LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }
}
