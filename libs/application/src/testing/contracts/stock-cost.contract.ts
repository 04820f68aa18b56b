import type { Item, Warehouse } from '@strata/domain';
import type { StockValueFilter } from '../../inventory/stock-value.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What every store must do with what stock cost. */
export function stockCostContract(store: () => StoreUnderTest): void {
  describe('what stock cost', () => {
    const list = {
      sort: [{ key: 'createdAt', descending: false }],
      skip: 0,
      limit: 50,
    } as const;
    const ofSale = () => {
      const scene = new Scene(store());
      return { scene, sale: { type: 'sales_transaction', id: scene.context.newId() } as const };
    };

    it('is kept to the cent, with the movements that add up to it', async () => {
      const { scene, sale } = ofSale();
      const [item, warehouse] = [await scene.item(), await scene.warehouse()];
      await scene.receive(item, warehouse, 3, '3.34');
      await scene.receive(item, warehouse, 1, '0');
      await store().unitOfWork.run(async (tx) => {
        const stock = await tx.stock.lock([{ itemId: item.id, warehouseId: null }]);
        const level = stock.at(item.id, warehouse.id);
        level.reserve(2, sale, scene.context);
        level.ship(1, sale, scene.context);
        tx.stock.save(stock);
      });
      const filter = { itemId: item.id };
      const levels = await store().queries.stock.levels({ ...list, filter });
      expect(levels.items).toMatchObject([{ onHand: 3, value: '7.51' }]);
      const { items } = await store().queries.stock.movements({ ...list, filter });
      expect(items.map(({ valueDelta }) => valueDelta)).toEqual(['10.02', '0.00', '0.00', '-2.51']);
      const differences = await store().queries.stock.differences();
      expect(differences.filter(({ itemId }) => itemId === item.id)).toEqual([]);
    });

    it('is known of what left for a sale, over all warehouses', async () => {
      const { scene, sale } = ofSale();
      const [item, gift] = [await scene.item(), await scene.item()];
      const [east, west] = [await scene.warehouse(), await scene.warehouse()];
      await scene.receive(item, east, 2, '5');
      await scene.receive(item, west, 2, '7.25');
      await scene.receive(gift, east, 1);
      await store().unitOfWork.run(async (tx) => {
        const places = [item, gift].map(({ id }) => ({ itemId: id, warehouseId: null }));
        const stock = await tx.stock.lock(places);
        for (const level of stock.levels) {
          level.reserve(1, sale, scene.context);
          level.ship(1, sale, scene.context);
        }
        tx.stock.save(stock);
      });
      const shipped = await store().unitOfWork.run((tx) => tx.stock.shippedFor(sale.id));
      const costs = shipped.map(({ itemId, quantity, cost }) => [
        itemId,
        quantity,
        cost.toDecimal(),
      ]);
      expect(costs.sort()).toEqual(
        [
          [item.id, 2, '12.25'],
          [gift.id, 1, '0.00'],
        ].sort(),
      );
      const none = await store().unitOfWork.run((tx) => tx.stock.shippedFor(scene.context.newId()));
      expect(none).toEqual([]);
    });

    describe('adds up', () => {
      const setUp = async () => {
        const scene = new Scene(store());
        const items = [await scene.item({ name: 'Drill' }), await scene.item({ name: 'Saw' })];
        const places = [await scene.warehouse(), await scene.warehouse()];
        const [drill, saw] = items as [Item, Item];
        const [east, west] = places as [Warehouse, Warehouse];
        await scene.receive(drill, east, 2, '5');
        await scene.receive(drill, west, 3, '1.01');
        await scene.receive(saw, west, 4, '0.25');
        await store().unitOfWork.run((tx) =>
          tx.stock.open([{ itemId: saw.id, warehouseId: east.id }], scene.context),
        );
        return { drill, saw, east, west };
      };
      const valueOf = async (filter: StockValueFilter, page = {}) =>
        store().queries.stockReports.value({ filter, skip: 0, limit: 50, ...page });

      it('by item, of what is on hand', async () => {
        const { drill, saw, east, west } = await setUp();
        const inWest = await valueOf({ groupBy: 'item', warehouseId: west.id });
        expect(inWest).toEqual({
          groups: [
            {
              key: drill.id,
              name: 'Drill',
              sums: [{ currency: 'USD', onHand: 3, value: '3.03' }],
            },
            { key: saw.id, name: 'Saw', sums: [{ currency: 'USD', onHand: 4, value: '1.00' }] },
          ],
          total: 2,
          sums: [{ currency: 'USD', onHand: 7, value: '4.03' }],
          next: null,
        });
        const inEast = await valueOf({ groupBy: 'item', warehouseId: east.id });
        expect(inEast).toMatchObject({ total: 1, groups: [{ key: drill.id }] });
        const [first] = (await valueOf({ groupBy: 'item', itemId: drill.id })).groups;
        expect(first?.sums).toEqual([{ currency: 'USD', onHand: 5, value: '13.03' }]);
      });

      it('by warehouse, page by page', async () => {
        const { drill, east, west } = await setUp();
        const filter = { groupBy: 'warehouse', itemId: drill.id } as const;
        const first = await valueOf(filter, { limit: 1 });
        const sums = [{ currency: 'USD', onHand: null, value: '13.03' }];
        expect(first).toMatchObject({ total: 2, next: east.id, sums });
        expect(first.groups).toMatchObject([
          { key: east.id, name: east.name, sums: [{ onHand: null, value: '10.00' }] },
        ]);
        const second = await valueOf(filter, { limit: 1, after: east.id });
        expect(second).toMatchObject({ groups: [{ key: west.id }], next: null });
      });
    });
  });
}
