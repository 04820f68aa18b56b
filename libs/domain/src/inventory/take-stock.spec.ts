import type { ItemId } from '../catalog/item.js';
import { LockedStock } from './locked-stock.js';
import { shipStock } from './ship-stock.js';
import { StockDocument } from './stock-document.js';
import { StockLevel } from './stock-level.js';
import { STOCK_LINES_MAX } from './stock-lines.js';
import { STOCK_NOTE_MAX_LENGTH } from './stock-movement.js';
import { expectStocktake, takeStock } from './take-stock.js';
import type { WarehouseId } from './warehouse.js';
import { contextOf } from '../testing/index.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const [drill, saw, axe] = ['drill', 'saw', 'axe'] as ItemId[] as [ItemId, ItemId, ItemId];
const warehouseId = 'west' as WarehouseId;
const level = (itemId: ItemId, onHand: number, reserved = 0) =>
  StockLevel.reconstitute({
    ...StockLevel.open(itemId, warehouseId, context).toSnapshot(),
    onHand,
    reserved,
  });

describe('takeStock', () => {
  const reference = 'List 3';
  const stocktake = (...counts: readonly (readonly [ItemId, number])[]) => ({
    warehouseId,
    items: counts.map(([itemId, counted]) => ({ itemId, counted })),
    reference,
  });

  it('books the differences, and keeps the counts that agree as well', () => {
    const stock = new LockedStock([level(drill, 10, 4), level(saw, 5), level(axe, 0)]);
    const document = takeStock(stock, stocktake([drill, 3], [saw, 5], [axe, 2]), context);
    expect(document.toSnapshot()).toMatchObject({
      kind: 'stocktake',
      warehouseId,
      toWarehouseId: null,
      note: reference,
      items: [
        { itemId: drill, quantity: -7, counted: 3 },
        { itemId: saw, quantity: 0, counted: 5 },
        { itemId: axe, quantity: 2, counted: 2 },
      ],
    });
    const cause = { type: 'stocktake', id: document.id };
    expect(stock.levels.flatMap((one) => one.pullMovements())).toMatchObject([
      { itemId: drill, kind: 'counted', onHandDelta: -7, cause, note: reference },
      { itemId: axe, kind: 'counted', onHandDelta: 2, cause, note: reference },
    ]);
    expect(document.pullEvents()).toMatchObject([{ name: 'stocktake.recorded' }]);
    expect(stock.at(drill, warehouseId).pullEvents()).toMatchObject([
      { name: 'stock.shortage_detected', payload: { missing: 1 } },
    ]);
  });

  it.each([
    ['stock.no_items', stocktake()],
    ['stock.counted_twice', stocktake([drill, 1], [saw, 1], [drill, 1])],
    ['stock.count_invalid', stocktake([drill, -1])],
    [
      'stock.too_many_items',
      stocktake(
        ...Array.from({ length: STOCK_LINES_MAX + 1 }, (_, n) => [`i${n}` as ItemId, 1] as const),
      ),
    ],
  ])('is refused as %s before anything is locked', (code, refused) => {
    expect(() => expectStocktake(refused)).toThrow(
      expect.objectContaining({ kind: 'invalid', code }),
    );
  });
});

describe('a document of stock', () => {
  const long = 'x'.repeat(STOCK_NOTE_MAX_LENGTH + 1);

  it.each([
    ['receipt', 'reference'],
    ['stocktake', 'reference'],
    ['adjustment', 'reason'],
  ] as const)('of a %s names its %s when that is too long', (kind, field) => {
    expect(() =>
      StockDocument.create({ kind, warehouseId, note: long, items: [] }, context),
    ).toThrow(
      expect.objectContaining({
        code: 'text.too_long',
        details: { field, max: STOCK_NOTE_MAX_LENGTH },
      }),
    );
  });

  it('keeps the lines of a reason, and refuses those of a reference', () => {
    const noteOf = (kind: 'receipt' | 'adjustment') =>
      StockDocument.create({ kind, warehouseId, note: ' a\nb ', items: [] }, context).note;
    expect(noteOf('adjustment')).toBe('a\nb');
    expect(() => noteOf('receipt')).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});

describe('shipStock', () => {
  const cause = { type: 'sales_transaction', id: 'sale-1' } as const;
  const piecesOf = (itemId: ItemId, quantity: number) => ({ itemId, warehouseId, quantity });

  it('lets pieces leave while they are there, though more are promised', () => {
    const stock = new LockedStock([level(drill, 6, 10)]);
    shipStock(stock, [piecesOf(drill, 5)], cause, context);
    expect(stock.at(drill, warehouseId)).toMatchObject({ onHand: 1, reserved: 5 });
  });

  it('lets nothing leave when something is missing, and lists all that is', () => {
    const stock = new LockedStock([level(drill, 6, 10), level(saw, 1, 2), level(axe, 5, 5)]);
    const pieces = [piecesOf(drill, 4), piecesOf(axe, 5), piecesOf(saw, 2), piecesOf(drill, 3)];
    expect(() => shipStock(stock, pieces, cause, context)).toThrow(
      expect.objectContaining({
        code: 'stock.short',
        details: {
          shortages: [
            { itemId: drill, warehouseId, asked: 7, onHand: 6 },
            { itemId: saw, warehouseId, asked: 2, onHand: 1 },
          ],
        },
      }),
    );
    expect(stock.levels.flatMap((one) => one.pullMovements())).toEqual([]);
  });
});
