import type { StockCandidate } from '@strata/domain';
import type { StockFilter, StockMovementFilter } from '../../inventory/stock-queries.js';
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

    it('lists movements by kind, by cause and by time', async () => {
      const scene = new Scene(store());
      const [item, warehouse] = [await scene.item(), await scene.warehouse()];
      await scene.receive(item, warehouse, 10);
      const [cause, other] = [scene.context.newId(), scene.context.newId()];
      const at = new Date(scene.context.at.getTime() + 60_000);
      await store().unitOfWork.run(async (tx) => {
        const stock = await tx.stock.lock([{ itemId: item.id, warehouseId: null }]);
        const level = stock.at(item.id, warehouse.id);
        level.reserve(4, { type: 'sales_transaction', id: cause }, scene.context);
        level.writeOff(1, { type: 'sales_return', id: other }, { ...scene.context, at });
        tx.stock.save(stock);
      });
      const kindsOf = async (filter: StockMovementFilter) => {
        const query = { ...list, filter: { itemId: item.id, ...filter } };
        const { items, total } = await store().queries.stock.movements(query);
        expect(total).toBe(items.length);
        return items.map(({ kind }) => kind).sort();
      };
      expect(await kindsOf({ kind: 'reserved' })).toEqual(['reserved']);
      expect(await kindsOf({ causeType: 'receipt' })).toEqual(['received']);
      expect(await kindsOf({ causeId: other })).toEqual(['returned', 'written_off']);
      expect(await kindsOf({ causeId: other, kind: 'returned' })).toEqual(['returned']);
      expect(await kindsOf({ causeId: cause, causeType: 'sales_return' })).toEqual([]);
      expect(await kindsOf({ from: at })).toEqual(['returned', 'written_off']);
      expect(await kindsOf({ to: at })).toEqual(['received', 'reserved']);
    });

    it('lists the levels of which more is promised than is there', async () => {
      const scene = new Scene(store());
      const [item, other] = [await scene.item(), await scene.item()];
      const [east, west] = [await scene.warehouse(), await scene.warehouse()];
      await scene.receive(item, east, 5);
      await scene.receive(other, east, 5);
      await scene.receive(item, west, 5);
      const cause = { type: 'sales_transaction', id: scene.context.newId() } as const;
      const lost = { adjustmentId: scene.context.newId(), reason: 'Burnt' };
      await store().unitOfWork.run(async (tx) => {
        const places = [item, other].map(({ id }) => ({ itemId: id, warehouseId: null }));
        const stock = await tx.stock.lock(places);
        for (const level of stock.levels) level.reserve(5, cause, scene.context);
        stock.at(item.id, east.id).adjust(-5, lost, scene.context);
        stock.at(item.id, west.id).adjust(-1, lost, scene.context);
        tx.stock.save(stock);
      });
      const shortOf = async (filter: StockFilter) => {
        const { items, total } = await store().queries.stock.shortages({ ...list, filter });
        expect(total).toBe(items.length);
        return items.map(({ warehouseId, onHand, reserved }) => [warehouseId, onHand, reserved]);
      };
      expect(await shortOf({ warehouseId: east.id })).toEqual([[east.id, 0, 5]]);
      expect(await shortOf({ itemId: other.id })).toEqual([]);
      expect(await shortOf({ itemId: item.id })).toEqual(
        expect.arrayContaining([
          [east.id, 0, 5],
          [west.id, 4, 5],
        ]),
      );
      // What is promised still needs its item and its warehouse.
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.stock.isStocked({ warehouseId: east.id })).toBe(true);
        expect(await tx.stock.isStocked({ itemId: item.id })).toBe(true);
      });
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
