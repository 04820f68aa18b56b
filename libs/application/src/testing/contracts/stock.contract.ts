import type { StockCandidate } from '@strata/domain';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What every StockRepository and StockQueries must do. */
export function stockContract(store: () => StoreUnderTest): void {
  describe('stock', () => {
    const list = {
      filter: {},
      sort: [{ key: 'createdAt', descending: false }],
      skip: 0,
      limit: 50,
    } as const;

    it('opens missing levels empty, keeps those that are there, and locks all of them', async () => {
      const scene = new Scene(store());
      const [one, two, warehouse] = [
        await scene.item(),
        await scene.item(),
        await scene.warehouse(),
      ];
      await scene.receive(one, warehouse, 5);
      const keys = [one, two].map(({ id }) => ({ itemId: id, warehouseId: warehouse.id }));
      await store().unitOfWork.run(async (tx) => {
        const stock = await tx.stock.open(keys, scene.context);
        expect(stock.levels).toHaveLength(2);
        expect(stock.at(one.id, warehouse.id).onHand).toBe(5);
        expect(stock.at(two.id, warehouse.id).onHand).toBe(0);
      });
    });

    it('finds the levels of an item everywhere, or in one warehouse', async () => {
      const scene = new Scene(store());
      const [item, other] = [await scene.item(), await scene.item()];
      const [east, west] = [await scene.warehouse(), await scene.warehouse()];
      await scene.receive(item, east, 1);
      await scene.receive(item, west, 2);
      await scene.receive(other, east, 3);
      const onHand = (candidates: readonly StockCandidate[]) =>
        store().unitOfWork.run(async (tx) => {
          const { levels } = await tx.stock.lock(candidates);
          return levels.map((level) => level.onHand).sort();
        });
      expect(await onHand([{ itemId: item.id, warehouseId: null }])).toEqual([1, 2]);
      expect(await onHand([{ itemId: item.id, warehouseId: west.id }])).toEqual([2]);
      expect(
        await onHand([
          { itemId: item.id, warehouseId: null },
          { itemId: other.id, warehouseId: west.id },
        ]),
      ).toEqual([1, 2]);
    });

    it('writes levels with the movements that changed them, and they add up', async () => {
      const scene = new Scene(store());
      const [item, warehouse] = [await scene.item(), await scene.warehouse()];
      await scene.receive(item, warehouse, 10);
      const cause = { type: 'sales_transaction', id: scene.context.newId() } as const;
      await store().unitOfWork.run(async (tx) => {
        const stock = await tx.stock.lock([{ itemId: item.id, warehouseId: null }]);
        const level = stock.at(item.id, warehouse.id);
        level.reserve(4, cause, scene.context);
        level.ship(3, cause, scene.context);
        tx.stock.save(stock);
      });
      const filter = { itemId: item.id, warehouseId: warehouse.id };
      const levels = await store().queries.stock.levels({ ...list, filter });
      expect(levels).toMatchObject({ total: 1, items: [{ onHand: 7, reserved: 1, version: 3 }] });
      const { items } = await store().queries.stock.movements({ ...list, filter });
      expect(
        items.map(({ kind, onHandDelta, reservedDelta }) => [kind, onHandDelta, reservedDelta]),
      ).toEqual([
        ['received', 10, 0],
        ['reserved', 0, 4],
        ['shipped', -3, -3],
      ]);
      expect(items[1]!.cause).toEqual(cause);
      const differences = await store().queries.stock.differences();
      expect(differences.filter(({ itemId }) => itemId === item.id)).toEqual([]);
    });

    it('knows which warehouses and items have pieces on hand', async () => {
      const scene = new Scene(store());
      const [item, full, empty] = [
        await scene.item(),
        await scene.warehouse(),
        await scene.warehouse(),
      ];
      const other = await scene.item();
      await scene.receive(item, full, 1);
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.stock.isStocked({ warehouseId: full.id })).toBe(true);
        expect(await tx.stock.isStocked({ warehouseId: empty.id })).toBe(false);
        expect(await tx.stock.isStocked({ itemId: item.id })).toBe(true);
        expect(await tx.stock.isStocked({ itemId: other.id })).toBe(false);
      });
    });
  });
}
