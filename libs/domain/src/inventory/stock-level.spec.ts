import type { ItemId } from '../catalog/item.js';
import { NO_VALUE } from './stock-cost.js';
import { StockCount } from './stock-count.js';
import { StockLevel, type StockLevelSnapshot } from './stock-level.js';
import { replayMovements, STOCK_NOTE_MAX_LENGTH } from './stock-movement.js';
import type { WarehouseId } from './warehouse.js';
import { contextOf } from '../testing/index.js';

describe('StockLevel', () => {
  const at = new Date('2026-01-15T09:30:00.000Z');
  const context = contextOf('tester', at);
  const itemId = 'item-1' as ItemId;
  const warehouseId = 'warehouse-1' as WarehouseId;
  const sale = { type: 'sales_transaction', id: 'sale-1' } as const;
  const receipt = { receiptId: 'receipt-1', reference: null };
  const adjustment = { adjustmentId: 'adjustment-1', reason: 'Counted' };
  const transfer = { transferId: 'transfer-1', toWarehouseId: 'warehouse-2' as WarehouseId };

  const arrival = { transferId: 'transfer-1', cost: NO_VALUE };
  const stocktake = { stocktakeId: 'stocktake-1', note: 'List 3' };

  const level = (onHand: number, reserved = 0): StockLevel =>
    StockLevel.reconstitute({
      ...StockLevel.open(itemId, warehouseId, context).toSnapshot(),
      onHand,
      reserved,
    });
  const countOf = ({ onHand, reserved, available }: StockLevel) => [onHand, reserved, available];

  it('is opened empty, and survives the store', () => {
    const opened = StockLevel.open(itemId, warehouseId, context);
    expect(opened).toMatchObject({ onHand: 0, reserved: 0, available: 0, persistedVersion: 0 });
    const snapshot: StockLevelSnapshot = level(7, 3).toSnapshot();
    expect(StockLevel.reconstitute(snapshot).toSnapshot()).toEqual(snapshot);
    expect(snapshot).toMatchObject({ itemId, warehouseId, onHand: 7, reserved: 3, version: 1 });
  });

  it.each<[string, (level: StockLevel) => void, number[], number[]]>([
    ['received', (it) => it.receive(5, receipt, context), [15, 4, 11], [5, 0]],
    ['adjusted', (it) => it.adjust(3, adjustment, context), [13, 4, 9], [3, 0]],
    ['adjusted', (it) => it.adjust(-6, adjustment, context), [4, 4, 0], [-6, 0]],
    ['adjusted', (it) => it.adjust(-10, adjustment, context), [0, 4, 0], [-10, 0]],
    ['counted', (it) => it.count(12, stocktake, context), [12, 4, 8], [2, 0]],
    ['counted', (it) => it.count(0, stocktake, context), [0, 4, 0], [-10, 0]],
    ['reserved', (it) => it.reserve(6, sale, context), [10, 10, 0], [0, 6]],
    ['released', (it) => it.release(4, sale, context), [10, 0, 10], [0, -4]],
    ['shipped', (it) => it.ship(4, sale, context), [6, 0, 6], [-4, -4]],
    ['returned', (it) => it.returnIn(2, sale, context), [12, 4, 8], [2, 0]],
    ['transferred_out', (it) => it.transferOut(6, transfer, context), [4, 4, 0], [-6, 0]],
    ['transferred_in', (it) => it.transferIn(1, arrival, context), [11, 4, 7], [1, 0]],
    ['commissioned', (it) => it.commission(6, 'commission-1', context), [4, 4, 0], [-6, 0]],
    ['decommissioned', (it) => it.decommission(2, 'retirement-1', context), [12, 4, 8], [2, 0]],
  ])('%s: changes the count and yields the movement', (kind, act, count, deltas) => {
    const before = level(10, 4);
    act(before);
    expect(countOf(before)).toEqual(count);
    expect(before.version).toBe(2);
    const movements = before.pullMovements();
    expect(movements).toMatchObject([{ kind, itemId, warehouseId, createdAt: at }]);
    expect([movements[0]!.onHandDelta, movements[0]!.reservedDelta]).toEqual(deltas);
    expect(before.pullMovements()).toEqual([]);
  });

  it.each<[string, string, (level: StockLevel) => void]>([
    ['stock.exceeds_available', 'reserve', (it) => it.reserve(7, sale, context)],
    ['stock.exceeds_available', 'transfer out', (it) => it.transferOut(7, transfer, context)],
    ['stock.exceeds_available', 'commission', (it) => it.commission(7, 'c', context)],
    ['stock.exceeds_on_hand', 'adjust away', (it) => it.adjust(-11, adjustment, context)],
    ['stock.count_invalid', 'count less than nothing', (it) => it.count(-1, stocktake, context)],
    ['stock.count_invalid', 'count a part', (it) => it.count(1.5, stocktake, context)],
    [
      'stock.count_invalid',
      'count too many',
      (it) => it.count(StockCount.MAX + 1, stocktake, context),
    ],
    ['stock.not_reserved', 'release', (it) => it.release(5, sale, context)],
    ['stock.not_reserved', 'ship', (it) => it.ship(5, sale, context)],
    ['stock.level_overflow', 'receive', (it) => it.receive(StockCount.MAX - 9, receipt, context)],
    ['stock.level_overflow', 'adjust', (it) => it.adjust(StockCount.MAX, adjustment, context)],
    ['stock.level_overflow', 'return', (it) => it.returnIn(StockCount.MAX, sale, context)],
    [
      'stock.level_overflow',
      'transfer in',
      (it) => it.transferIn(StockCount.MAX, arrival, context),
    ],
    ['stock.level_overflow', 'decommission', (it) => it.decommission(StockCount.MAX, 'r', context)],
    ['stock.delta_invalid', 'adjust by nothing', (it) => it.adjust(0, adjustment, context)],
    ['stock.delta_invalid', 'adjust by a part', (it) => it.adjust(-0.5, adjustment, context)],
    ['quantity.invalid', 'receive nothing', (it) => it.receive(0, receipt, context)],
    ['quantity.invalid', 'reserve less than nothing', (it) => it.reserve(-1, sale, context)],
    ['quantity.invalid', 'ship a part', (it) => it.ship(1.5, sale, context)],
    [
      'text.required',
      'adjust without a reason',
      (it) => it.adjust(1, { ...adjustment, reason: ' ' }, context),
    ],
    [
      'text.too_long',
      'receive with a long reference',
      (it) => it.receive(1, { ...receipt, reference: 'x'.repeat(501) }, context),
    ],
  ])('answers %s to: %s; nothing changes', (code, _name, act) => {
    const before = level(10, 4);
    expect(() => act(before)).toThrow(expect.objectContaining({ code }));
    expect(countOf(before)).toEqual([10, 4, 6]);
    expect(before.pullMovements()).toEqual([]);
    expect(before.pullEvents()).toEqual([]);
  });

  it('fills up to the very limit, and gives up the very last piece', () => {
    const full = level(StockCount.MAX - 1);
    full.receive(1, receipt, context);
    expect(full.onHand).toBe(StockCount.MAX);
    full.adjust(-StockCount.MAX, adjustment, context);
    expect(full.onHand).toBe(0);
    expect(STOCK_NOTE_MAX_LENGTH).toBe(500);
  });

  it('says what its movements come from', () => {
    const it = level(10);
    it.receive(1, { receiptId: 'r', reference: ' PO 7 ' }, context);
    it.adjust(-1, { adjustmentId: 'a', reason: 'Broken' }, context);
    it.reserve(2, sale, context);
    expect(it.pullMovements()).toMatchObject([
      { cause: { type: 'receipt', id: 'r' }, note: 'PO 7', createdBy: 'tester' },
      { cause: { type: 'adjustment', id: 'a' }, note: 'Broken' },
      { cause: sale, note: null },
    ]);
    it.transferOut(1, transfer, context);
    it.transferIn(1, { ...arrival, transferId: 'transfer-2' }, context);
    expect(it.pullMovements()).toMatchObject([
      { cause: { type: 'transfer', id: 'transfer-1' }, note: null },
      { cause: { type: 'transfer', id: 'transfer-2' }, note: null },
    ]);
    it.commission(1, 'commission-1', context);
    it.decommission(1, 'retirement-1', context);
    expect(it.pullMovements()).toMatchObject([
      { cause: { type: 'fleet_commission', id: 'commission-1' }, note: null },
      { cause: { type: 'fleet_retirement', id: 'retirement-1' }, note: null },
    ]);
  });

  it('has movements of their own ids, at moments that never go back', () => {
    const it = level(10);
    const early = { ...context, at: new Date('2026-01-15T08:00:00.000Z') };
    it.reserve(1, sale, context);
    it.reserve(1, sale, early);
    const movements = it.pullMovements();
    expect(movements.map(({ createdAt }) => createdAt)).toEqual([at, at]);
    expect(movements[0]!.id).not.toBe(movements[1]!.id);
  });

  it('names the text that it refuses', () => {
    const long = 'x'.repeat(STOCK_NOTE_MAX_LENGTH + 1);
    expect(() => level(1).receive(1, { ...receipt, reference: long }, context)).toThrow(
      expect.objectContaining({ details: { field: 'reference', max: 500 } }),
    );
    expect(() => level(1).adjust(1, { ...adjustment, reason: long }, context)).toThrow(
      expect.objectContaining({ details: { field: 'reason', max: 500 } }),
    );
  });

  it('is adjusted by as much as a warehouse holds, and no more', () => {
    const it = level(0);
    it.adjust(StockCount.MAX, adjustment, context);
    expect(it.onHand).toBe(StockCount.MAX);
    for (const delta of [StockCount.MAX + 1, -StockCount.MAX - 1, NaN]) {
      expect(() => it.adjust(delta, adjustment, context)).toThrow(
        expect.objectContaining({ code: 'stock.delta_invalid' }),
      );
    }
  });

  it('is a count that equals another of the same numbers', () => {
    const count = StockCount.reconstitute(5, 2);
    expect(count.equals(StockCount.EMPTY.plus(5).reserve(2))).toBe(true);
    expect(count.equals(StockCount.reconstitute(5, 3))).toBe(false);
    expect(count.equals(StockCount.reconstitute(4, 2))).toBe(false);
  });

  it('records receipts, adjustments and what leaves by transfer, in one version', () => {
    const it = level(10);
    it.receive(5, receipt, context);
    it.adjust(-1, adjustment, context);
    it.transferOut(2, transfer, context);
    it.reserve(1, sale, context);
    const where = { itemId, warehouseId };
    expect(it.pullEvents()).toMatchObject([
      {
        name: 'stock.received',
        aggregateType: 'stock_level',
        aggregateId: it.id,
        aggregateVersion: 2,
        payload: { receiptId: 'receipt-1', ...where, quantity: 5, onHand: 15 },
      },
      {
        name: 'stock.adjusted',
        aggregateVersion: 2,
        payload: { ...where, quantityDelta: -1, reason: 'Counted', onHand: 14 },
      },
      {
        name: 'inventory.transferred',
        payload: { ...transfer, itemId, fromWarehouseId: warehouseId, quantity: 2 },
      },
    ]);
  });

  it('loses what is gone, promised or not, and says so while it gets worse', () => {
    const it = level(10, 6);
    const told = () =>
      it.pullEvents().flatMap(({ name, payload }) => {
        return name === 'stock.shortage_detected' ? [payload] : [];
      });
    it.adjust(-4, adjustment, context);
    expect(told()).toEqual([]);
    it.adjust(-1, adjustment, context);
    expect(told()).toEqual([{ itemId, warehouseId, onHand: 5, reserved: 6, missing: 1 }]);
    expect(countOf(it)).toEqual([5, 6, 0]);
    it.count(3, stocktake, context);
    expect(told()).toEqual([{ itemId, warehouseId, onHand: 3, reserved: 6, missing: 3 }]);
    it.adjust(1, adjustment, context);
    it.count(4, stocktake, context);
    it.receive(1, receipt, context);
    expect(told()).toEqual([]);
  });

  it('promises nothing that is missing, and ships what is there', () => {
    const it = level(6, 10);
    expect(() => it.reserve(1, sale, context)).toThrow(
      expect.objectContaining({ details: { asked: 1, available: 0 } }),
    );
    it.ship(5, sale, context);
    expect(countOf(it)).toEqual([1, 5, 0]);
    expect(() => it.ship(5, sale, context)).toThrow(
      expect.objectContaining({ code: 'stock.exceeds_on_hand', details: { asked: 5, onHand: 1 } }),
    );
    it.release(5, sale, context);
    expect(countOf(it)).toEqual([1, 0, 1]);
  });

  it('has no movement of a count that agrees, and says which list another came from', () => {
    const it = level(10, 4);
    it.count(10, stocktake, context);
    expect(it).toMatchObject({ version: 1, hasChanged: false });
    expect(it.pullMovements()).toEqual([]);
    it.count(9, stocktake, context);
    expect(it.pullMovements()).toMatchObject([
      { kind: 'counted', cause: { type: 'stocktake', id: 'stocktake-1' }, note: 'List 3' },
    ]);
  });

  it('keeps both in the ledger of what came back and was of no use', () => {
    const it = level(2, 2);
    it.writeOff(3, sale, context);
    expect(countOf(it)).toEqual([2, 2, 0]);
    expect(it.pullMovements()).toMatchObject([
      { kind: 'returned', onHandDelta: 3, reservedDelta: 0, cause: sale },
      { kind: 'written_off', onHandDelta: -3, reservedDelta: 0, cause: sale },
    ]);
    expect(it.pullEvents()).toEqual([]);
  });

  it('is what its ledger says', () => {
    const it = StockLevel.open(itemId, warehouseId, context);
    it.receive(20, receipt, context);
    it.reserve(8, sale, context);
    it.ship(5, sale, context);
    it.release(2, sale, context);
    it.returnIn(1, sale, context);
    expect(replayMovements(it.pullMovements())).toEqual({ onHand: 16, reserved: 1, value: '0.00' });
    expect(countOf(it)).toEqual([16, 1, 15]);
  });
});
