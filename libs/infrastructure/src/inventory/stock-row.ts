import { STOCK_CURRENCY } from '@strata/domain';
import type { StockCause, StockLevelSnapshot, StockMovement } from '@strata/domain';
import { amountText, BASE_SELECT } from '@strata/infrastructure-kit';
import type { StockMovement as StoredMovement } from '../generated/prisma/browser.js';

/** An amount of stock as text; all are in one currency. */
export function valueText(column: string): string {
  return amountText(column, `'${STOCK_CURRENCY}'`);
}

/** The select list of a level; its columns are named as its snapshot's fields. */
export const STOCK_LEVEL_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId",
  on_hand AS "onHand", reserved, ${valueText('value')} AS value, ${BASE_SELECT}`;

/** The select list of a movement. */
export const STOCK_MOVEMENT_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId", kind,
  on_hand_delta AS "onHandDelta", reserved_delta AS "reservedDelta", ${valueText('value_delta')} AS "valueDelta", cause_type AS "causeType",
  cause_id AS "causeId", note, created_at AS "createdAt", created_by AS "createdBy"`;

/** A row as {@link STOCK_LEVEL_SELECT} gives it. */
export type StockLevelRow = StockLevelSnapshot;

/** A row as {@link STOCK_MOVEMENT_SELECT} gives it. */
export type StockMovementRow = Omit<StockMovement, 'cause'> & {
  readonly causeType: StockCause['type'];
  readonly causeId: StockCause['id'];
};

/** The row of a movement. */
export function toMovementRow({ cause, ...movement }: StockMovement): StockMovementRow {
  return { ...movement, causeType: cause.type, causeId: cause.id } satisfies Omit<
    StoredMovement,
    'valueDelta'
  >;
}

/** The movement of a row. */
export function toMovement({ causeType, causeId, ...row }: StockMovementRow): StockMovement {
  return { ...row, cause: { type: causeType, id: causeId } };
}
