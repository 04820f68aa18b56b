import type { ItemId } from '../catalog/item.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { stockErrors, type StockShortage } from './stock-errors.js';
import { StockLevel } from './stock-level.js';
import type { WarehouseId } from './warehouse.js';

const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;

aggregateContract(StockLevel, {
  create: (context) => StockLevel.open(itemId, warehouseId, context),
  fields: { itemId, warehouseId, onHand: 0, reserved: 0 },
});

const stored = () =>
  StockLevel.reconstitute({
    ...StockLevel.open(itemId, warehouseId, earlier).toSnapshot(),
    onHand: 10,
  });

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
  notReserved: [
    [
      [5, 3],
      'conflict',
      'stock.not_reserved',
      '5 pieces cannot leave a reservation of 3.',
      { asked: 5, reserved: 3 },
    ],
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
  sameWarehouse: [
    [[], 'invalid', 'stock.same_warehouse', 'A transfer goes from one warehouse to another.'],
  ],
});
