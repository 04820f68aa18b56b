import {
  STOCK_CAUSE_TYPES,
  STOCK_MOVEMENT_KINDS,
  STOCK_NOTE_MAX_LENGTH,
  StockCount,
  STOCK_LINES_MAX,
  type ItemId,
  type StockLine,
  type WarehouseId,
} from '@strata/domain';
import Joi from 'joi';
import { baseFieldSchemas, id, pageSchema, quantity, requiredText, text } from '@strata/api-kit';

/** A line of a receipt or transfer. */
export interface StockLineBody {
  readonly item_id: ItemId;
  readonly quantity: number;
}

/** Body of `POST /inventory/receipts`. */
export interface ReceiptCreate {
  readonly warehouse_id: WarehouseId;
  readonly items: StockLineBody[];
  readonly reference?: string | null;
}

/** Body of `POST /inventory/adjustments`. */
export interface AdjustmentCreate {
  readonly warehouse_id: WarehouseId;
  readonly item_id: ItemId;
  readonly quantity_delta: number;
  readonly reason: string;
}

/** Body of `POST /inventory/transfers`. */
export interface TransferCreate {
  readonly from_warehouse_id: WarehouseId;
  readonly to_warehouse_id: WarehouseId;
  readonly items: StockLineBody[];
}

const lines = Joi.array()
  .items(
    Joi.object<StockLineBody, true>({ item_id: id().required(), quantity: quantity().required() }),
  )
  .min(1)
  .max(STOCK_LINES_MAX);
const pieces = Joi.number().integer().min(0);
const note = text(STOCK_NOTE_MAX_LENGTH);

export const receiptCreateSchema = Joi.object<ReceiptCreate, true>({
  warehouse_id: id().required(),
  items: lines.required(),
  reference: note.allow(null, '').example('Delivery note 4711'),
}).id('ReceiptCreate');

export const adjustmentCreateSchema = Joi.object<AdjustmentCreate, true>({
  warehouse_id: id().required(),
  item_id: id().required(),
  quantity_delta: Joi.number()
    .integer()
    .min(-StockCount.MAX)
    .max(StockCount.MAX)
    .invalid(0)
    .required()
    .description('Positive for found, negative for lost.'),
  reason: requiredText(STOCK_NOTE_MAX_LENGTH, 'lines').required().example('Yearly count'),
}).id('AdjustmentCreate');

export const transferCreateSchema = Joi.object<TransferCreate, true>({
  from_warehouse_id: id().required(),
  to_warehouse_id: id().required(),
  items: lines.required(),
}).id('TransferCreate');

export const stockLevelSchema = Joi.object({
  ...baseFieldSchemas(),
  item_id: id().required(),
  warehouse_id: id().required(),
  on_hand: pieces.required(),
  reserved: pieces.required().description('Promised to sales.'),
  available: pieces.required().description('On hand and not promised.'),
}).id('StockLevelResponse');

export const stockLevelPageSchema = pageSchema('StockLevelPage', stockLevelSchema);

export const stockMovementSchema = Joi.object({
  id: id().required(),
  item_id: id().required(),
  warehouse_id: id().required(),
  kind: Joi.string()
    .valid(...STOCK_MOVEMENT_KINDS)
    .required(),
  on_hand_delta: Joi.number().integer().required(),
  reserved_delta: Joi.number().integer().required(),
  cause_type: Joi.string()
    .valid(...STOCK_CAUSE_TYPES)
    .required(),
  cause_id: id().required(),
  note: note.allow(null).required(),
  created_at: Joi.string().isoDate().required(),
  created_by: Joi.string().required(),
}).id('StockMovementResponse');

export const stockMovementPageSchema = pageSchema('StockMovementPage', stockMovementSchema);

/** What a booking answers: its id, and the levels after it. */
export const bookingSchema = Joi.object({
  id: id().required().description('The cause of the movements it made.'),
  levels: Joi.array().items(stockLevelSchema).required(),
}).id('StockBookingResponse');

/** Lines from the wire. */
export function toStockLines(lines: readonly StockLineBody[]): readonly StockLine[] {
  return lines.map(({ item_id: itemId, quantity: count }) => ({ itemId, quantity: count }));
}
