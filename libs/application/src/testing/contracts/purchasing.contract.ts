import { PurchaseOrder } from '@strata/domain';
import type { ListQuery } from '@strata/application-kit';
import type {
  PurchaseOrderFilter,
  PurchaseOrderSortKey,
} from '../../purchasing/purchasing-queries.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What every PurchaseOrderRepository and PurchaseOrderQueries must do. */
export function purchasingContract(store: () => StoreUnderTest): void {
  describe('purchase orders', () => {
    const read = async (id: string) => store().queries.purchaseOrders.get(id);
    const change = (id: PurchaseOrder['id'], act: (order: PurchaseOrder) => void) =>
      store().unitOfWork.run(async (tx) => {
        const order = await tx.purchaseOrders.getByIdForUpdate(id);
        act(order!);
        tx.purchaseOrders.update(order!);
        return order!;
      });
    const receive = (id: PurchaseOrder['id'], quantities: readonly number[], scene: Scene) =>
      store().unitOfWork.run(async (tx) => {
        const order = (await tx.purchaseOrders.getByIdForUpdate(id))!;
        const items = quantities.flatMap((quantity, index) => {
          const { id: purchaseOrderItemId } = order.lines[index]!;
          return quantity > 0 ? [{ purchaseOrderItemId, quantity }] : [];
        });
        const receipt = order.receive({ reference: 'Note 7', items }, scene.context);
        tx.purchaseOrders.update(order);
        tx.purchaseOrders.addReceipt(receipt);
        return receipt;
      });

    it('come out of the store as they went in', async () => {
      const scene = new Scene(store());
      const [warehouse, one, two] = [
        await scene.warehouse(),
        await scene.item(),
        await scene.item(),
      ];
      const order = await scene.purchaseOrder(warehouse, [one, two], { expectedOn: '2026-02-01' });
      expect(await read(order.id)).toEqual(order.toSnapshot());
      const found = await store().unitOfWork.run((tx) => tx.purchaseOrders.getById(order.id));
      expect(found?.toSnapshot()).toEqual(order.toSnapshot());
      expect(order.number).toMatch(/^PO-\d{4}-\d{6}$/);
      const unknown = scene.context.newId();
      expect(await read(unknown)).toBeNull();
      const names = (await store().eventsOf(order.id)).map(({ name }) => name);
      expect(names).toEqual(['purchase_order.ordered']);
    });

    it('are drafts whose lines can be replaced, or stay', async () => {
      const scene = new Scene(store());
      const [warehouse, one, two] = [
        await scene.warehouse(),
        await scene.item(),
        await scene.item(),
      ];
      const vendor = await scene.vendor();
      const lines = [one, two].map((item) => ({ item, quantity: 1, unitCost: '1' }));
      const draft = await store().unitOfWork.run(async (tx) => {
        const made = PurchaseOrder.draft(
          { vendor, warehouseId: warehouse.id, items: lines },
          scene.context,
        ).numbered(await tx.purchaseOrders.nextNumber(scene.context.at));
        tx.purchaseOrders.create(made);
        return made;
      });
      const dated = await change(draft.id, (it) =>
        it.revise({ expectedOn: '2026-03-01' }, scene.context),
      );
      expect(await read(draft.id)).toEqual(dated.toSnapshot());
      expect(dated.toSnapshot().items).toEqual(draft.toSnapshot().items);
      const items = [{ item: two, quantity: 3, unitCost: '2.5' }];
      const revised = await change(draft.id, (it) => it.revise({ items }, scene.context));
      expect(await read(draft.id)).toEqual(revised.toSnapshot());
      expect(revised.toSnapshot()).toMatchObject({ version: 3, items: [{ itemId: two.id }] });
    });

    it('come in parts, and keep each receipt', async () => {
      const scene = new Scene(store());
      const [warehouse, one, two] = [
        await scene.warehouse(),
        await scene.item(),
        await scene.item(),
      ];
      const { id } = await scene.purchaseOrder(warehouse, [one, two]);
      const first = await receive(id, [4, 0], scene);
      expect(await read(id)).toMatchObject({
        status: 'partially_received',
        version: 2,
        items: [
          { itemId: one.id, ordered: 10, received: 4, unitCost: '7.50' },
          { itemId: two.id, ordered: 10, received: 0 },
        ],
      });
      const second = await receive(id, [6, 10], scene);
      expect(await read(id)).toMatchObject({ status: 'received', isOpen: false, version: 3 });
      const query = {
        filter: { purchaseOrderId: id },
        sort: [{ key: 'createdAt', descending: false }],
        skip: 0,
        limit: 50,
        includeItems: true,
      } as const;
      const page = await store().queries.purchaseOrders.receipts(query);
      expect(page).toMatchObject({ total: 2 });
      expect(page.items).toEqual([first.toSnapshot(), second.toSnapshot()]);
      const bare = await store().queries.purchaseOrders.receipts({ ...query, includeItems: false });
      expect(bare.items.every((receipt) => !('items' in receipt))).toBe(true);
      const other = { ...query, filter: { purchaseOrderId: scene.context.newId() } };
      expect(await store().queries.purchaseOrders.receipts(other)).toMatchObject({ total: 0 });
    });

    it('keep what is of a vendor, an item or a warehouse in use while they are open', async () => {
      const scene = new Scene(store());
      const [vendor, warehouse, item] = [
        await scene.vendor(),
        await scene.warehouse(),
        await scene.item(),
      ];
      const isOpen = () =>
        store().unitOfWork.run(({ purchaseOrders }) =>
          Promise.all([
            purchaseOrders.isOpenFor({ vendorId: vendor.id }),
            purchaseOrders.isOpenFor({ itemId: item.id }),
            purchaseOrders.isOpenFor({ warehouseId: warehouse.id }),
          ]),
        );
      expect(await isOpen()).toEqual([false, false, false]);
      const one = await scene.purchaseOrder(warehouse, [item], { vendor });
      const two = await scene.purchaseOrder(warehouse, [item], { vendor });
      await change(one.id, (it) => it.cancel(scene.context));
      expect(await isOpen()).toEqual([true, true, true]);
      await receive(two.id, [1], scene);
      expect(await isOpen()).toEqual([true, true, true]);
      await change(two.id, (it) => it.close(scene.context));
      expect(await isOpen()).toEqual([false, false, false]);
    });

    describe('in lists', () => {
      const setUp = async () => {
        const scene = new Scene(store());
        const vendor = await scene.vendor();
        const [east, west] = [await scene.warehouse(), await scene.warehouse()];
        const [one, two] = [await scene.item(), await scene.item()];
        const orders = [
          await scene.purchaseOrder(east, [one], { vendor }),
          await scene.purchaseOrder(east, [one, two], { vendor, expectedOn: '2026-02-01' }),
          await scene.purchaseOrder(west, [two], { vendor, expectedOn: '2026-01-20' }),
        ];
        await change(orders[0]!.id, (it) => it.cancel(scene.context));
        const list = async (
          filter: PurchaseOrderFilter,
          rest: Partial<ListQuery<PurchaseOrderFilter, PurchaseOrderSortKey>> = {},
        ) => {
          const query = {
            filter: { vendorId: vendor.id, ...filter },
            sort: [{ key: 'number', descending: false } as const],
            skip: 0,
            limit: 50,
            ...rest,
          };
          const page = await store().queries.purchaseOrders.list(query);
          expect(page.total).toBe(await store().queries.purchaseOrders.count(query.filter));
          return page.items.map(({ id }) => orders.findIndex((order) => order.id === id));
        };
        return { list, orders, east, west, one, two };
      };

      it('are found by every filter', async () => {
        const { list, orders, east, west, one, two } = await setUp();
        expect(await list({})).toEqual([0, 1, 2]);
        expect(await list({ number: orders[1]!.number })).toEqual([1]);
        expect(await list({ itemId: one.id })).toEqual([0, 1]);
        expect(await list({ itemId: two.id })).toEqual([1, 2]);
        expect(await list({ warehouseId: east.id })).toEqual([0, 1]);
        expect(await list({ warehouseId: west.id, itemId: one.id })).toEqual([]);
        expect(await list({ status: 'cancelled' })).toEqual([0]);
        expect(await list({ open: true })).toEqual([1, 2]);
        expect(await list({ open: false })).toEqual([0]);
        expect(await list({ expectedBefore: '2026-02-01' })).toEqual([2]);
        expect(await list({ expectedBefore: '2026-02-02' })).toEqual([1, 2]);
      });

      it('are sorted, what has no date last', async () => {
        const { list } = await setUp();
        const by = (key: PurchaseOrderSortKey, descending = false) =>
          list({}, { sort: [{ key, descending }] });
        expect(await by('expectedOn')).toEqual([2, 1, 0]);
        expect(await by('expectedOn', true)).toEqual([1, 2, 0]);
        expect(await by('number', true)).toEqual([2, 1, 0]);
      });

      it('have their lines when asked for', async () => {
        const { orders } = await setUp();
        const query = {
          filter: { number: orders[1]!.number },
          sort: [{ key: 'createdAt', descending: false }],
          skip: 0,
          limit: 1,
        } as const;
        const [bare] = (await store().queries.purchaseOrders.list(query)).items;
        expect(bare).not.toHaveProperty('items');
        const whole = await store().queries.purchaseOrders.list({ ...query, includeItems: true });
        expect(whole.items).toEqual([orders[1]!.toSnapshot()]);
      });
    });
  });
}
