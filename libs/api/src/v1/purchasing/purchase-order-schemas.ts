import {
  amount,
  baseFieldSchemas,
  calendarDay,
  currency,
  id,
  pageSchema,
  quantity,
  text,
} from '@strata/api-kit';
import {
  PURCHASE_ORDER_NUMBER_PATTERN,
  PURCHASE_ORDER_STATUSES,
  PurchaseOrder,
  STOCK_CURRENCY,
  STOCK_NOTE_MAX_LENGTH,
  type ItemId,
  type PurchaseLineId,
  type VendorId,
  type WarehouseId,
} from '@strata/domain';
import Joi from 'joi';

/** What is ordered of an item. */
export interface OrderedItemBody {
  readonly item_id: ItemId;
  readonly quantity: number;
  readonly unit_cost: string;
}

/** Body of `POST /purchase-orders`. */
export interface PurchaseOrderCreate {
  readonly vendor_id: VendorId;
  readonly warehouse_id: WarehouseId;
  readonly currency?: string;
  readonly expected_on?: string | null;
  readonly items: OrderedItemBody[];
}

/** Body of `PATCH /purchase-orders/{id}`. */
export type PurchaseOrderUpdate = Partial<PurchaseOrderCreate>;

/** Body of `POST /purchase-orders/{id}/receipts`. */
export interface GoodsReceiptCreate {
  readonly items: { readonly purchase_order_item_id: PurchaseLineId; readonly quantity: number }[];
  readonly reference?: string | null;
}

export const purchaseOrderStatus = Joi.string().valid(...PURCHASE_ORDER_STATUSES);
const pieces = Joi.number().integer().min(0);
const unitCost = amount().required().description(`What a piece costs, in ${STOCK_CURRENCY}.`);
const expectedOn = calendarDay()
  // Bounds what is read of a body.
  .max('YYYY-MM-DD'.length)
  .allow(null)
  .description('A date where the company is.');

const creation = {
  vendor_id: id(),
  warehouse_id: id().description('Where the goods are to come in.'),
  currency: currency().description(`${STOCK_CURRENCY}, in which stock is valued, and no other.`),
  expected_on: expectedOn,
  items: Joi.array()
    .items(
      Joi.object<OrderedItemBody, true>({
        item_id: id().required(),
        quantity: quantity().required(),
        unit_cost: unitCost,
      }),
    )
    .min(1)
    .max(PurchaseOrder.LINES_MAX),
};

export const purchaseOrderCreateSchema = Joi.object<PurchaseOrderCreate, true>({
  ...creation,
  vendor_id: creation.vendor_id.required(),
  warehouse_id: creation.warehouse_id.required(),
  items: creation.items.required(),
})
  .id('PurchaseOrderCreate')
  .description('What is ordered of a vendor, for a warehouse.');

export const purchaseOrderUpdateSchema = Joi.object<PurchaseOrderUpdate>(creation)
  .id('PurchaseOrderUpdate')
  .description('What is to change of a draft; lines are replaced together.');

export const goodsReceiptCreateSchema = Joi.object<GoodsReceiptCreate, true>({
  items: Joi.array()
    .items(
      Joi.object({
        purchase_order_item_id: id().required(),
        quantity: quantity().required().description('At most what is still to come.'),
      }),
    )
    .min(1)
    .max(PurchaseOrder.LINES_MAX)
    .required(),
  reference: text(STOCK_NOTE_MAX_LENGTH).allow(null, '').example('Delivery note 4711'),
})
  .id('GoodsReceiptCreate')
  .description('Goods that came of an order.');

const purchaseOrderFields = {
  ...baseFieldSchemas(),
  number: Joi.string().pattern(PURCHASE_ORDER_NUMBER_PATTERN).required().example('PO-2026-000042'),
  vendor_id: id().required(),
  vendor_name: Joi.string().required().description('When they were put into the order.'),
  warehouse_id: id().required(),
  currency: currency().required(),
  expected_on: expectedOn.required(),
  status: purchaseOrderStatus.required(),
};
const orderedLines = Joi.array().items(
  Joi.object({
    id: id().required(),
    item_id: id().required(),
    sku: Joi.string().required().description('When it was put into the order; so is the name.'),
    name: Joi.string().required(),
    ordered: quantity().required(),
    received: pieces.required().description('At most what was ordered.'),
    unit_cost: unitCost,
  }),
);

export const purchaseOrderResponseSchema = Joi.object({
  ...purchaseOrderFields,
  items: orderedLines.required(),
})
  .id('PurchaseOrderResponse')
  .description('An order of goods from a vendor.');

export const purchaseOrderPageSchema = pageSchema(
  'PurchaseOrderPage',
  Joi.object({
    ...purchaseOrderFields,
    items: orderedLines.description('With `include=items` alone.'),
  })
    .id('PurchaseOrderListed')
    .description('An order, as lists show it.'),
);

const goodsReceiptFields = {
  ...baseFieldSchemas(),
  purchase_order_id: id().required(),
  warehouse_id: id().required(),
  currency: currency().required(),
  reference: Joi.string().allow(null).required(),
};
const receivedLines = Joi.array().items(
  Joi.object({
    purchase_order_item_id: id().required(),
    item_id: id().required(),
    sku: Joi.string().required().description('When it was put into the order; so is the name.'),
    name: Joi.string().required(),
    quantity: quantity().required(),
    unit_cost: unitCost,
  }),
);

export const goodsReceivedSchema = Joi.object({
  ...goodsReceiptFields,
  items: receivedLines.required(),
  purchase_order: purchaseOrderResponseSchema.required().description('After it.'),
})
  .id('GoodsReceived')
  .description('What came of an order, and the order after it.');

export const goodsReceiptResponseSchema = Joi.object({
  ...goodsReceiptFields,
  items: receivedLines.required(),
})
  .id('GoodsReceiptResponse')
  .description('What came of an order; it never changes.');

export const goodsReceiptPageSchema = pageSchema(
  'GoodsReceiptPage',
  Joi.object({
    ...goodsReceiptFields,
    items: receivedLines.description('With `include=items` alone.'),
  })
    .id('GoodsReceiptListed')
    .description('What came of an order, as lists show it.'),
);
