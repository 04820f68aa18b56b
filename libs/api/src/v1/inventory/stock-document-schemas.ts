import {
  STOCK_CURRENCY,
  STOCK_LINES_MAX,
  STOCK_NOTE_MAX_LENGTH,
  StockCount,
  type ItemId,
  type WarehouseId,
} from '@strata/domain';
import Joi, { type ObjectSchema, type Schema } from 'joi';
import {
  amount,
  baseFieldSchemas,
  id,
  pageSchema,
  type PageResponse,
  quantity,
  requiredText,
  text,
} from '@strata/api-kit';
import { stockLevelSchema } from './stock-schemas.js';

/** A line of a transfer. */
export interface StockLineBody {
  readonly item_id: ItemId;
  readonly quantity: number;
}

/** A line of a receipt. */
export interface ReceiptLineBody extends StockLineBody {
  readonly unit_cost?: string;
}

/** Body of `POST /inventory/receipts`. */
export interface ReceiptCreate {
  readonly warehouse_id: WarehouseId;
  readonly items: ReceiptLineBody[];
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

/** Body of `POST /inventory/stocktakes`. */
export interface StocktakeCreate {
  readonly warehouse_id: WarehouseId;
  readonly items: CountBody[];
  readonly reference?: string | null;
}

/** What was counted of an item. */
export interface CountBody {
  readonly item_id: ItemId;
  readonly counted: number;
}

const some = (line: Schema) => Joi.array().items(line).min(1).max(STOCK_LINES_MAX).required();
const ofItem = { item_id: id().required(), quantity: quantity().required() };
const reference = text(STOCK_NOTE_MAX_LENGTH).allow(null, '');
const pieces = Joi.number().integer().min(0).max(StockCount.MAX).required();
const delta = Joi.number().integer().min(-StockCount.MAX).max(StockCount.MAX);

export const receiptCreateSchema = Joi.object<ReceiptCreate, true>({
  warehouse_id: id().required(),
  items: some(
    Joi.object<ReceiptLineBody, true>({
      ...ofItem,
      unit_cost: amount().description(
        `What a piece cost, in ${STOCK_CURRENCY}; the average of those on hand unless said.`,
      ),
    }),
  ),
  reference: reference.example('Delivery note 4711'),
})
  .id('ReceiptCreate')
  .description('Goods that came from outside.');

export const adjustmentCreateSchema = Joi.object<AdjustmentCreate, true>({
  warehouse_id: id().required(),
  item_id: id().required(),
  quantity_delta: delta
    .invalid(0)
    .required()
    .description('Positive for found, negative for lost, whatever is reserved.')
    .example(-1),
  reason: requiredText(STOCK_NOTE_MAX_LENGTH, 'lines').required().example('Fell off the shelf'),
})
  .id('AdjustmentCreate')
  .description('Pieces that were found or lost.');

export const transferCreateSchema = Joi.object<TransferCreate, true>({
  from_warehouse_id: id().required(),
  to_warehouse_id: id().required(),
  items: some(Joi.object<StockLineBody, true>(ofItem)),
})
  .id('TransferCreate')
  .description('Goods that go from one warehouse to another.');

export const stocktakeCreateSchema = Joi.object<StocktakeCreate, true>({
  warehouse_id: id().required(),
  items: some(Joi.object<CountBody, true>({ item_id: id().required(), counted: pieces })),
  reference: reference.example('Counting list 3'),
})
  .id('StocktakeCreate')
  .description('What was counted in a warehouse.');

/** Of one kind of document: alone, as booked, and a page of them. */
export interface StockDocumentSchemas {
  readonly document: ObjectSchema<object>;
  readonly booking: ObjectSchema<object>;
  readonly page: ObjectSchema<PageResponse<object>>;
}

function schemasOf(
  name: string,
  fields: Readonly<Record<string, Schema>>,
  items?: Schema,
): StockDocumentSchemas {
  const head = { ...baseFieldSchemas(), ...fields };
  const whole = Joi.object({ ...head, ...(items && { items: items.required() }) });
  const listed = { ...head, ...(items && { items: items.description(WITH_INCLUDE) }) };
  const levels = Joi.array().items(stockLevelSchema).required().description('After it.');
  return {
    document: whole.id(`${name}Response`).description('What was booked; never changes.'),
    booking: whole
      .keys({ levels })
      .id(`${name}Booked`)
      .description('What was booked, and the levels after it.'),
    page: pageSchema(
      `${name}Page`,
      Joi.object(listed).id(`${name}Listed`).description('What was booked, as lists show it.'),
    ),
  };
}

const WITH_INCLUDE = 'With `include=items` alone.';
const warehouse_id = id().required();
const note = Joi.string().allow(null).required();
const moved = Joi.array().items(
  Joi.object({ item_id: id().required(), quantity: quantity().required() }),
);

export const receiptSchemas = schemasOf('Receipt', { warehouse_id, reference: note }, moved);

export const adjustmentSchemas = schemasOf('Adjustment', {
  warehouse_id,
  item_id: id().required(),
  quantity_delta: delta.required(),
  reason: note,
});

export const transferSchemas = schemasOf(
  'Transfer',
  { from_warehouse_id: warehouse_id, to_warehouse_id: id().required() },
  moved,
);

export const stocktakeSchemas = schemasOf(
  'Stocktake',
  { warehouse_id, reference: note },
  Joi.array().items(
    Joi.object({
      item_id: id().required(),
      expected: pieces.description('On hand by the books when it was booked.'),
      counted: pieces,
      difference: delta.required().description('Counted less expected.'),
    }),
  ),
);
