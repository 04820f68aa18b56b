import {
  LockedStock,
  StockLevel,
  type ShippedPieces,
  STOCK_CURRENCY,
  type StockCandidate,
  type StockDocument,
  type StockLevelKey,
  type StockRepository,
} from '@strata/domain';
import { type ActionContext, Money } from '@strata/domain-kit';
import {
  BASE_TYPES,
  insertRecords,
  type SqlSession,
  unguarded,
  updateRecords,
} from '@strata/infrastructure-kit';
import { toCountRows } from './stock-document-row.js';
import { STOCK_LEVEL_SELECT, toMovementRow, type StockLevelRow, valueText } from './stock-row.js';

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
  value: 'numeric',
  ...BASE_TYPES,
} as const;

const MOVEMENT = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  kind: 'text',
  onHandDelta: 'int',
  reservedDelta: 'int',
  valueDelta: 'numeric',
  causeType: 'text',
  causeId: 'uuid',
  note: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const DOCUMENT = {
  id: 'uuid',
  kind: 'text',
  warehouseId: 'uuid',
  toWarehouseId: 'uuid',
  note: 'text',
  ...BASE_TYPES,
} as const;

const COUNT = {
  stockDocumentId: 'uuid',
  position: 'smallint',
  itemId: 'uuid',
  difference: 'int',
  counted: 'int',
} as const;

/** A document, and the counts of a stocktake. */
const INSERT_DOCUMENT = `WITH document AS (${insertRecords('stock_documents', '$1', DOCUMENT)})
  ${insertRecords('stocktake_lines', '$2', COUNT)}`;

const OPEN = `${insertRecords('stock_levels', '$1', LEVEL)}
  ORDER BY "itemId", "warehouseId" ON CONFLICT DO NOTHING`;

/** What left for a sale; its movements are few. */
const SHIPPED = `SELECT item_id AS "itemId", -sum(on_hand_delta)::int AS quantity,
         ${valueText('-sum(value_delta)')} AS cost
    FROM stock_movements WHERE cause_id = $1 AND kind = 'shipped' GROUP BY item_id`;

/** Levels and movements are one statement: it fails unless every level is the one that was locked. */
const SAVE = updateRecords('stock_levels', LEVEL, insertRecords('stock_movements', '$2', MOVEMENT));

type ShippedRow = Omit<ShippedPieces, 'cost'> & { readonly cost: string };

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

  addDocument(document: StockDocument): void {
    const { items: _items, ...row } = document.toSnapshot();
    const counts = toCountRows(document.toSnapshot());
    this.session.write(INSERT_DOCUMENT, [JSON.stringify([row]), JSON.stringify(counts)]);
    this.session.persisted(document);
  }

  async shippedFor(salesTransactionId: string): Promise<readonly ShippedPieces[]> {
    const rows = await this.session.read<ShippedRow>(SHIPPED, [salesTransactionId]);
    return rows.map(({ cost, ...row }) => ({ ...row, cost: Money.of(cost, STOCK_CURRENCY) }));
  }

  async isStocked(
    key: Pick<StockLevelKey, 'itemId'> | Pick<StockLevelKey, 'warehouseId'>,
  ): Promise<boolean> {
    const [column, id] =
      'itemId' in key ? ['item_id', key.itemId] : ['warehouse_id', key.warehouseId];
    // What is promised without a piece on hand is short.
    const rows = await this.session.read(
      `SELECT 1 FROM stock_levels WHERE ${column} = $1 AND on_hand > 0
        UNION ALL SELECT 1 FROM stock_levels WHERE ${column} = $1 AND is_short LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }
}
