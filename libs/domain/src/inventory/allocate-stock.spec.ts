import fc from 'fast-check';
import type { ItemId } from '../catalog/item.js';
import { allocateStock, type StockDemand } from './allocate-stock.js';
import type { WarehouseId } from './warehouse.js';

interface Level {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly available: number;
}

const level = (item: string, warehouse: string, available: number): Level => ({
  itemId: item as ItemId,
  warehouseId: warehouse as WarehouseId,
  available,
});
const demand = (item: string, quantity: number, warehouse: string | null = null): StockDemand => ({
  itemId: item as ItemId,
  quantity,
  warehouseId: warehouse as WarehouseId | null,
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);

describe('allocateStock', () => {
  const levels = [level('i1', 'w1', 3), level('i1', 'w2', 8), level('i1', 'w3', 5)];

  it('takes from the fullest first, and splits when it must', () => {
    expect(allocateStock([demand('i1', 8)], levels)).toEqual([
      [{ warehouseId: 'w2', quantity: 8 }],
    ]);
    expect(allocateStock([demand('i1', 14)], levels)).toEqual([
      [
        { warehouseId: 'w2', quantity: 8 },
        { warehouseId: 'w3', quantity: 5 },
        { warehouseId: 'w1', quantity: 1 },
      ],
    ]);
  });

  it('respects a named warehouse, even when a line without one comes first', () => {
    expect(allocateStock([demand('i1', 10), demand('i1', 6, 'w2')], levels)).toEqual([
      [
        { warehouseId: 'w3', quantity: 5 },
        { warehouseId: 'w1', quantity: 3 },
        { warehouseId: 'w2', quantity: 2 },
      ],
      [{ warehouseId: 'w2', quantity: 6 }],
    ]);
  });

  it('breaks a tie by the id of the warehouse', () => {
    const equal = [level('i1', 'w2', 4), level('i1', 'w1', 4), level('i1', 'w3', 4)];
    for (const levels of [equal, equal.toReversed()]) {
      const [parts] = allocateStock([demand('i1', 9)], levels);
      expect(parts!.map(({ warehouseId }) => warehouseId)).toEqual(['w1', 'w2', 'w3']);
    }
  });

  it('lists every short item with what is asked and available, lines of one item together', () => {
    const more = [...levels, level('i2', 'w1', 9), level('i3', 'w1', 1), level('i3', 'w2', 9)];
    const asked = [
      demand('i1', 9),
      demand('i2', 9),
      demand('i1', 8),
      demand('i3', 2, 'w1'),
      demand('i4', 1),
      demand('i3', 1, 'w3'),
    ];
    let thrown: unknown;
    try {
      allocateStock(asked, more);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'conflict', code: 'stock.insufficient' });
    expect((thrown as { details: unknown }).details).toEqual({
      shortages: [
        { itemId: 'i1', warehouseId: null, asked: 17, available: 16 },
        { itemId: 'i3', warehouseId: 'w1', asked: 2, available: 1 },
        { itemId: 'i3', warehouseId: 'w3', asked: 1, available: 0 },
        { itemId: 'i4', warehouseId: null, asked: 1, available: 0 },
      ],
    });
  });

  const items = ['i1', 'i2'];
  const warehouses = ['w1', 'w2', 'w3'];
  const anyLevels = fc
    .array(fc.nat({ max: 12 }), { minLength: 6, maxLength: 6 })
    .map((counts) =>
      counts.map((available, index) =>
        level(items[index % 2]!, warehouses[Math.floor(index / 2)]!, available),
      ),
    );
  const anyDemands = fc.array(
    fc
      .tuple(
        fc.constantFrom(...items),
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.constantFrom(...warehouses)),
      )
      .map((parts) => demand(...parts)),
    { minLength: 1, maxLength: 6 },
  );

  it('never takes more than there is, gives all that is asked, and respects names', () => {
    fc.assert(
      fc.property(anyLevels, anyDemands, (stock, demands) => {
        const fits = isServable(stock, demands);
        if (!fits) {
          expect(() => allocateStock(demands, stock)).toThrow(
            expect.objectContaining({ code: 'stock.insufficient' }),
          );
          return;
        }
        const given = allocateStock(demands, stock);
        demands.forEach(({ quantity, warehouseId }, index) => {
          expect(sum(given[index]!.map((part) => part.quantity))).toBe(quantity);
          expect(given[index]!.every((part) => part.quantity > 0)).toBe(true);
          if (warehouseId)
            expect(given[index]!.map((part) => part.warehouseId)).toEqual([warehouseId]);
        });
        for (const shelf of stock) {
          expect(takenFrom(shelf, demands, given)).toBeLessThanOrEqual(shelf.available);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('touches another warehouse only once every fuller one is empty', () => {
    fc.assert(
      fc.property(anyLevels, fc.integer({ min: 1, max: 36 }), (stock, quantity) => {
        const ofItem = stock.filter(({ itemId }) => itemId === 'i1');
        fc.pre(sum(ofItem.map(({ available }) => available)) >= quantity);
        const [parts] = allocateStock([demand('i1', quantity)], stock);
        const before = parts!.map(
          (part) => ofItem.find(({ warehouseId }) => warehouseId === part.warehouseId)!.available,
        );
        expect(before).toEqual([...before].sort((one, other) => other - one));
        // All but the last part empty their warehouse, and none left out was fuller than the last.
        expect(parts!.slice(0, -1).map((part) => part.quantity)).toEqual(before.slice(0, -1));
        const leftOut = ofItem.filter(
          ({ warehouseId }) => !parts!.some((part) => part.warehouseId === warehouseId),
        );
        for (const { available } of leftOut) expect(available).toBeLessThanOrEqual(before.at(-1)!);
      }),
    );
  });
});

/** Demands can be served when each warehouse has what names it, and all together have enough. */
function isServable(stock: readonly Level[], demands: readonly StockDemand[]): boolean {
  return ['i1', 'i2'].every((item) => {
    const ofItem = demands.filter(({ itemId }) => itemId === item);
    const shelves = stock.filter(({ itemId }) => itemId === item);
    const named = (warehouseId: WarehouseId) =>
      sum(ofItem.filter((one) => one.warehouseId === warehouseId).map((one) => one.quantity));
    return (
      shelves.every((shelf) => named(shelf.warehouseId) <= shelf.available) &&
      sum(ofItem.map((one) => one.quantity)) <= sum(shelves.map((shelf) => shelf.available))
    );
  });
}

function takenFrom(
  shelf: Level,
  demands: readonly StockDemand[],
  given: ReturnType<typeof allocateStock>,
): number {
  return sum(
    demands.flatMap(({ itemId }, index) =>
      itemId === shelf.itemId
        ? given[index]!.filter((part) => part.warehouseId === shelf.warehouseId).map(
            (part) => part.quantity,
          )
        : [],
    ),
  );
}
