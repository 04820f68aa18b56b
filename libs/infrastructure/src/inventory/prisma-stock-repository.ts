import {
  LockedStock,
  type StockCandidate,
  StockLevel,
  type StockLevelKey,
  type StockRepository,
  type WarehouseId,
} from '@strata/domain';
import { type ActionContext, aggregateErrors } from '@strata/domain-kit';
import type { Track } from '../database/track.js';
import { Prisma } from '../generated/prisma/client.js';
import { STOCK_LEVEL_SELECT, toMovementRow, type StockLevelRow } from './stock-row.js';

const SELECT = Prisma.raw(STOCK_LEVEL_SELECT);

/** Levels and the ledger, in the tables `stock_levels` and `stock_movements`. */
export class PrismaStockRepository implements StockRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async lock(candidates: readonly StockCandidate[]): Promise<LockedStock> {
    const items = candidates.map(({ itemId }) => itemId);
    const warehouses = candidates.map(({ warehouseId }) => warehouseId);
    const rows = await this.client.$queryRaw<StockLevelRow[]>`
      SELECT ${SELECT} FROM stock_levels
       WHERE item_id = ANY(${items}::uuid[])
         AND EXISTS (SELECT 1 FROM unnest(${items}::uuid[], ${warehouses}::uuid[])
                                     AS wanted (item_id, warehouse_id)
                      WHERE wanted.item_id = stock_levels.item_id
                        AND coalesce(wanted.warehouse_id, stock_levels.warehouse_id)
                            = stock_levels.warehouse_id)
       ORDER BY item_id, warehouse_id FOR UPDATE`;
    return new LockedStock(rows.map((row) => StockLevel.reconstitute(row)));
  }

  async open(keys: readonly StockLevelKey[], context: ActionContext): Promise<LockedStock> {
    const sorted = [...keys].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    await this.client.stockLevel.createMany({
      data: sorted.map(({ itemId, warehouseId }) =>
        StockLevel.open(itemId, warehouseId, context).toSnapshot(),
      ),
      skipDuplicates: true,
    });
    return this.lock(keys);
  }

  async save(stock: LockedStock): Promise<void> {
    const changed = stock.levels.filter((level) => level.version !== level.persistedVersion);
    if (changed.length === 0) return;
    const rows = changed.map((level) => ({
      ...level.toSnapshot(),
      former: level.persistedVersion,
    }));
    const count = await this.client.$executeRaw`
      UPDATE stock_levels AS level
         SET on_hand = next."onHand", reserved = next.reserved, version = next.version,
             updated_at = next."updatedAt", updated_by = next."updatedBy"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS next (id uuid, "onHand" int, reserved int, version int, "updatedAt" timestamptz,
                   "updatedBy" text, former int)
       WHERE level.id = next.id AND level.version = next.former`;
    if (count < changed.length)
      throw aggregateErrors.concurrentUpdate('stock_level', changed[0]!.id);
    const movements = changed.flatMap((level) => level.pullMovements());
    await this.client.stockMovement.createMany({ data: movements.map(toMovementRow) });
    for (const level of changed) {
      level.markPersisted();
      this.track(level);
    }
  }

  async isStocked(warehouseId: WarehouseId): Promise<boolean> {
    const where = { warehouseId, onHand: { gt: 0 } };
    return (await this.client.stockLevel.findFirst({ where, select: { id: true } })) !== null;
  }
}

function orderOf({ itemId, warehouseId }: StockLevelKey): string {
  return `${itemId} ${warehouseId}`;
}
