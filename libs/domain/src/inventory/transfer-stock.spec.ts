import type { ItemId } from '../catalog/item.js';
import { LockedStock } from './locked-stock.js';
import { StockCount } from './stock-count.js';
import { StockLevel } from './stock-level.js';
import { STOCK_LINES_MAX } from './stock-lines.js';
import { expectTransfer, transferStock } from './transfer-stock.js';
import type { WarehouseId } from './warehouse.js';
import { contextOf } from '../testing/index.js';

describe('transferStock', () => {
  const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
  const [drill, saw] = ['drill', 'saw'] as ItemId[] as [ItemId, ItemId];
  const [west, east] = ['west', 'east'] as WarehouseId[] as [WarehouseId, WarehouseId];
  const level = (itemId: ItemId, warehouseId: WarehouseId, onHand: number, reserved = 0) =>
    StockLevel.reconstitute({
      ...StockLevel.open(itemId, warehouseId, context).toSnapshot(),
      onHand,
      reserved,
    });
  const stockOf = () =>
    new LockedStock([
      level(drill, west, 10, 4),
      level(saw, west, 5),
      level(drill, east, 0),
      level(saw, east, StockCount.MAX - 1),
    ]);
  const transfer = (items: readonly (readonly [ItemId, number])[]) => ({
    fromWarehouseId: west,
    toWarehouseId: east,
    items: items.map(([itemId, quantity]) => ({ itemId, quantity })),
  });

  it('moves every item, lines of one item together, and records it', () => {
    const stock = stockOf();
    const document = transferStock(
      stock,
      transfer([
        [drill, 4],
        [saw, 1],
        [drill, 2],
      ]),
      context,
    );
    expect(stock.at(drill, west)).toMatchObject({ onHand: 4, reserved: 4 });
    expect(stock.at(drill, east)).toMatchObject({ onHand: 6, reserved: 0 });
    expect(stock.at(saw, west).onHand).toBe(4);
    expect(stock.at(saw, east).onHand).toBe(StockCount.MAX);
    const transferId = document.id;
    expect(document.toSnapshot()).toMatchObject({
      kind: 'transfer',
      warehouseId: west,
      toWarehouseId: east,
      note: null,
      items: [
        { itemId: drill, quantity: 6, counted: null },
        { itemId: saw, quantity: 1, counted: null },
      ],
    });
    expect(document.pullEvents()).toMatchObject([{ name: 'stock_document.recorded' }]);
    expect(stock.levels.flatMap((one) => one.pullEvents())).toMatchObject([
      { name: 'inventory.transferred', payload: { transferId, itemId: drill, quantity: 6 } },
      { name: 'inventory.transferred', payload: { fromWarehouseId: west, toWarehouseId: east } },
    ]);
  });

  it('moves nothing when one item is short, and lists all that are', () => {
    const stock = stockOf();
    expect(() =>
      transferStock(
        stock,
        transfer([
          [saw, 6],
          [drill, 6],
          [drill, 1],
        ]),
        context,
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'stock.insufficient',
        details: {
          shortages: [
            { itemId: saw, warehouseId: west, asked: 6, available: 5 },
            { itemId: drill, warehouseId: west, asked: 7, available: 6 },
          ],
        },
      }),
    );
    expect(stock.levels.flatMap((one) => one.pullMovements())).toEqual([]);
  });

  it('does not overfill the warehouse it goes to', () => {
    expect(() => transferStock(stockOf(), transfer([[saw, 2]]), context)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'stock.level_overflow' }),
    );
  });

  it('goes to another warehouse, with at least one line and not too many', () => {
    const { items, ...places } = transfer([[drill, 1]]);
    const refused = (code: string) => expect.objectContaining({ kind: 'invalid', code });
    expect(() => expectTransfer({ ...places, toWarehouseId: west, items })).toThrow(
      refused('stock.same_warehouse'),
    );
    expect(() => expectTransfer({ ...places, items: [] })).toThrow(refused('stock.no_items'));
    const most = Array.from({ length: STOCK_LINES_MAX }, () => items[0]!);
    expectTransfer({ ...places, items: most });
    const many = [...most, items[0]!];
    expect(() => expectTransfer({ ...places, items: many })).toThrow(
      refused('stock.too_many_items'),
    );
    expect(() => expectTransfer({ ...places, items: [{ itemId: drill, quantity: 0 }] })).toThrow(
      refused('quantity.invalid'),
    );
  });

  it('cannot work on a level that was not locked', () => {
    expect(() => stockOf().at('unknown' as ItemId, west)).toThrow(
      new RangeError('no locked level of unknown in west'),
    );
  });
});
