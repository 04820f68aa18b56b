import type { ItemId } from '../catalog/item.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { stockErrors, type MissingPieces, type StockShortage } from './stock-errors.js';
import { StockDocument, type NewStockDocument } from './stock-document.js';
import { StockLevel } from './stock-level.js';
import type { WarehouseId } from './warehouse.js';

const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;

aggregateContract(StockLevel, {
  create: (context) => StockLevel.open(itemId, warehouseId, context),
  fields: { itemId, warehouseId, onHand: 0, reserved: 0, value: '0.00' },
});

const counted: NewStockDocument = {
  kind: 'stocktake',
  warehouseId,
  note: ' List 3 ',
  items: [{ itemId, quantity: -2, counted: 8 }],
};

aggregateContract(StockDocument, {
  create: (context) => StockDocument.create(counted, context),
  fields: { ...counted, toWarehouseId: null, note: 'List 3' },
});

eventContract(StockDocument, 'stock_document', {
  'stock_document.recorded': [
    {
      when: (context) =>
        StockDocument.create(
          {
            kind: 'transfer',
            warehouseId,
            toWarehouseId: 'warehouse-2' as WarehouseId,
            note: null,
            items: [{ itemId, quantity: 4, counted: null }],
          },
          context,
        ),
      payload: {
        kind: 'transfer',
        warehouseId,
        toWarehouseId: 'warehouse-2',
        note: null,
        items: [{ itemId, quantity: 4 }],
      },
    },
    {
      when: (context) =>
        StockDocument.create(
          {
            kind: 'adjustment',
            warehouseId,
            note: ' broken ',
            items: [{ itemId, quantity: -1, counted: null }],
          },
          context,
        ),
      payload: {
        kind: 'adjustment',
        warehouseId,
        toWarehouseId: null,
        note: 'broken',
        items: [{ itemId, quantity: -1 }],
      },
    },
  ],
  'stocktake.recorded': [
    {
      when: (context) => StockDocument.create(counted, context),
      payload: { warehouseId, items: [{ itemId, expected: 10, counted: 8, difference: -2 }] },
    },
  ],
});

const stored = () =>
  StockLevel.reconstitute({
    ...StockLevel.open(itemId, warehouseId, earlier).toSnapshot(),
    onHand: 10,
  });

const promised = () => StockLevel.reconstitute({ ...stored().toSnapshot(), reserved: 5 });

eventContract(StockLevel, 'stock_level', {
  'inventory.transferred': [
    {
      when: (context) =>
        after(stored(), (it) => {
          const toWarehouseId = 'warehouse-2' as WarehouseId;
          it.transferOut(4, { transferId: 'transfer-1', toWarehouseId }, context);
        }),
      payload: {
        transferId: 'transfer-1',
        itemId,
        fromWarehouseId: warehouseId,
        toWarehouseId: 'warehouse-2',
        quantity: 4,
      },
    },
  ],
  'stock.adjusted': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.adjust(
            -3,
            { adjustmentId: 'adjustment-1', reason: ' Two lost\nOne broken ' },
            context,
          ),
        ),
      payload: {
        adjustmentId: 'adjustment-1',
        itemId,
        warehouseId,
        quantityDelta: -3,
        reason: 'Two lost\nOne broken',
        onHand: 7,
      },
    },
  ],
  'stock.shortage_detected': [
    {
      when: (context) =>
        after(promised(), (it) => it.count(3, { stocktakeId: 's', note: null }, context)),
      payload: { itemId, warehouseId, onHand: 3, reserved: 5, missing: 2 },
    },
  ],
  'stock.received': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.receive(5, { receiptId: 'receipt-1', reference: 'PO 7' }, context),
        ),
      payload: { receiptId: 'receipt-1', itemId, warehouseId, quantity: 5, onHand: 15 },
    },
  ],
});

const itemIds = [itemId];
const missing: MissingPieces = { itemId, warehouseId, asked: 5, onHand: 3 };
const short: StockShortage = { itemId, warehouseId: null, asked: 5, available: 3 };

errorContract(stockErrors, {
  insufficient: [
    [
      [[short]],
      'conflict',
      'stock.insufficient',
      'There is not enough stock of an item.',
      { shortages: [short] },
    ],
    [
      [[short, short]],
      'conflict',
      'stock.insufficient',
      'There is not enough stock of some items.',
      { shortages: [short, short] },
    ],
  ],
  levelNotFound: [
    [['l-1'], 'not_found', 'stock.level_not_found', 'There is no level of stock l-1.'],
  ],
  levelOverflow: [
    [
      [1000],
      'conflict',
      'stock.level_overflow',
      'A warehouse holds at most 1000 pieces of an item.',
      { max: 1000 },
    ],
  ],
  deltaInvalid: [
    [
      [1000],
      'invalid',
      'stock.delta_invalid',
      'An adjustment is a whole number from -1000 to 1000, not 0.',
    ],
  ],
  exceedsAvailable: [
    [
      [5, 3],
      'conflict',
      'stock.exceeds_available',
      '5 pieces are asked for, but only 3 are available.',
      { asked: 5, available: 3 },
    ],
  ],
  exceedsOnHand: [
    [
      [5, 3],
      'conflict',
      'stock.exceeds_on_hand',
      '5 pieces are to go, but only 3 are on hand.',
      { asked: 5, onHand: 3 },
    ],
  ],
  short: [
    [
      [[missing]],
      'conflict',
      'stock.short',
      'Promised pieces of an item are missing.',
      { shortages: [missing] },
    ],
    [
      [[missing, missing]],
      'conflict',
      'stock.short',
      'Promised pieces of some items are missing.',
      { shortages: [missing, missing] },
    ],
  ],
  notReserved: [
    [
      [5, 3],
      'conflict',
      'stock.not_reserved',
      '5 pieces cannot leave a reservation of 3.',
      { asked: 5, reserved: 3 },
    ],
  ],
  costNegative: [
    [[], 'invalid', 'stock.cost_negative', 'A unit cost must not be negative.', { field: 'items' }],
  ],
  noItems: [[[], 'invalid', 'stock.no_items', 'Name at least one item.']],
  tooManyItems: [
    [
      [200],
      'invalid',
      'stock.too_many_items',
      'At most 200 lines can be booked at once.',
      { max: 200 },
    ],
  ],
  countInvalid: [
    [
      [1000],
      'invalid',
      'stock.count_invalid',
      'A count is a whole number from 0 to 1000.',
      { max: 1000 },
    ],
  ],
  countedTwice: [
    [
      [itemIds],
      'invalid',
      'stock.counted_twice',
      'A stocktake names each item once; one is named again.',
      { itemIds },
    ],
    [
      [[itemId, 'item-2' as ItemId]],
      'invalid',
      'stock.counted_twice',
      'A stocktake names each item once; some are named again.',
      { itemIds: [itemId, 'item-2'] },
    ],
  ],
  documentNotFound: [
    [['d-1'], 'not_found', 'stock_document.not_found', 'There is no such document d-1.'],
  ],
  sameWarehouse: [
    [[], 'invalid', 'stock.same_warehouse', 'A transfer goes from one warehouse to another.'],
  ],
});
