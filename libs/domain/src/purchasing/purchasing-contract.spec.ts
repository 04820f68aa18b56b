import type { ActionContext } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import type { VendorId } from '../vendors/vendor.js';
import { GoodsReceipt } from './goods-receipt.js';
import type { PurchaseLineId } from './purchase-line.js';
import type { NewPurchaseOrder, PurchaseOrderId } from './purchase-order-snapshot.js';
import type { PurchaseOrderStatus } from './purchase-order-status.js';
import { PurchaseOrder } from './purchase-order.js';
import { purchasingErrors, type ExceededLine } from './purchasing-errors.js';

const itemId = 'item-1' as ItemId;
const vendorId = 'vendor-1' as VendorId;
const warehouseId = 'warehouse-1' as WarehouseId;
const number = 'PO-2026-000001';
const where = { vendorId, warehouseId, currency: 'USD' };

const input: NewPurchaseOrder = {
  vendor: { id: vendorId, name: 'Acme' },
  warehouseId,
  expectedOn: '2026-02-01',
  items: [{ item: { id: itemId, sku: 'DR-1', name: 'Drill' }, quantity: 10, unitCost: '7.5' }],
};
const draft = (context: ActionContext) => PurchaseOrder.draft(input, context).numbered(number);
const line = (id: string, received = 0) => ({
  id,
  itemId,
  sku: 'DR-1',
  ordered: 10,
  received,
  unitCost: '7.50',
});

aggregateContract(PurchaseOrder, {
  create: draft,
  // The line has the first one.
  id: 'maker-2',
  fields: {
    ...where,
    number,
    vendorName: 'Acme',
    expectedOn: '2026-02-01',
    status: 'draft',
    isOpen: true,
    items: [{ ...line('maker-1'), name: 'Drill' }],
  },
});

const snapshot = draft(earlier).toSnapshot();
const stored = (status: PurchaseOrderStatus = 'draft', received = 0) => {
  const items = snapshot.items.map((one) => ({ ...one, received }));
  return PurchaseOrder.reconstitute({ ...snapshot, status, items });
};
const lineId = snapshot.items[0]!.id;

eventContract(PurchaseOrder, 'purchase_order', {
  'purchase_order.ordered': [
    {
      when: (context) => after(stored(), (it) => it.order(context)),
      payload: { ...where, number, expectedOn: '2026-02-01', items: [line(lineId)] },
    },
  ],
  'purchase_order.cancelled': [
    {
      when: (context) => after(stored('ordered'), (it) => it.cancel(context)),
      payload: { ...where, number, items: [line(lineId)] },
    },
  ],
  'purchase_order.closed': [
    {
      when: (context) => after(stored('partially_received', 4), (it) => it.close(context)),
      payload: { ...where, number, items: [line(lineId, 4)] },
    },
  ],
});

const purchaseOrderId = 'order-1' as PurchaseOrderId;
const received = {
  ...where,
  purchaseOrderId,
  number,
  reference: ' Note 7 ',
  items: [
    {
      purchaseOrderItemId: 'line-1' as PurchaseLineId,
      itemId,
      sku: 'DR-1',
      name: 'Drill',
      quantity: 4,
      unitCost: '7.50',
    },
  ],
};

aggregateContract(GoodsReceipt, {
  create: (context) => GoodsReceipt.create(received, context),
  fields: {
    purchaseOrderId,
    warehouseId,
    currency: 'USD',
    reference: 'Note 7',
    items: received.items,
  },
});

eventContract(GoodsReceipt, 'goods_receipt', {
  'goods.received': [
    {
      when: (context) => GoodsReceipt.create(received, context),
      payload: {
        ...where,
        purchaseOrderId,
        number,
        reference: 'Note 7',
        items: [{ id: 'line-1', itemId, sku: 'DR-1', quantity: 4, unitCost: '7.50' }],
      },
    },
  ],
});

const lines: readonly ExceededLine[] = [
  { purchaseOrderItemId: 'line-1', itemId, asked: 5, outstanding: 3 },
];

errorContract(purchasingErrors, {
  notFound: [[['o-1'], 'not_found', 'purchase_order.not_found', 'There is no purchase order o-1.']],
  receiptNotFound: [
    [['r-1'], 'not_found', 'goods_receipt.not_found', 'There is no goods receipt r-1.'],
  ],
  vendorUnknown: [
    [
      ['v-1'],
      'invalid',
      'purchase_order.vendor_unknown',
      'There is no vendor v-1.',
      { field: 'vendor_id' },
    ],
  ],
  currencyForeign: [
    [
      ['EUR', 'USD'],
      'invalid',
      'purchase_order.currency_foreign',
      'Stock is valued in USD, so it cannot be ordered in EUR.',
      { field: 'currency' },
    ],
  ],
  noItems: [
    [[], 'invalid', 'purchase_order.no_items', 'Name at least one item.', { field: 'items' }],
  ],
  tooManyItems: [
    [
      [200],
      'invalid',
      'purchase_order.too_many_items',
      'A purchase order has at most 200 lines.',
      { field: 'items', max: 200 },
    ],
  ],
  lineUnknown: [
    [
      ['l-1'],
      'invalid',
      'purchase_order.line_unknown',
      'The purchase order has no line l-1.',
      { field: 'items' },
    ],
  ],
  wrongStatus: [
    [
      ['closed', 'draft'],
      'conflict',
      'purchase_order.wrong_status',
      'The purchase order is closed; only one that is draft can.',
      { status: 'closed', needed: 'draft' },
    ],
  ],
  exceedsOrdered: [
    [
      [lines],
      'conflict',
      'purchase_order.exceeds_ordered',
      'More than was ordered came of a line.',
      { lines },
    ],
    [
      [[...lines, ...lines]],
      'conflict',
      'purchase_order.exceeds_ordered',
      'More than was ordered came of some lines.',
      { lines: [...lines, ...lines] },
    ],
  ],
});
