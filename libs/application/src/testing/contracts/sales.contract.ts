import { Money } from '@strata/domain-kit';
import {
  ANY_PRICE,
  SalesPrice,
  SalesTransaction,
  type SalesTransactionSnapshot,
} from '@strata/domain';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** An address of every part but one. */
const lighthouse = { street: '1 Quay', city: 'Cork', zipCode: 'T12', country: 'IRL' };

/** What every SalesRepository and its queries must do. */
export function salesContract(store: () => StoreUnderTest): void {
  describe('sales', () => {
    /** A stored sale of five pieces from two warehouses, and two of another item. */
    async function stored() {
      const scene = new Scene(store());
      const { context } = scene;
      const [customer, drill, saw] = [
        await scene.customer({ address: lighthouse }),
        await scene.item(),
        await scene.item(),
      ];
      const [east, west] = [await scene.warehouse(), await scene.warehouse()];
      const [bent] = SalesPrice.agree(
        [
          {
            itemId: saw.id,
            listPrice: Money.of('0.06'),
            discount: { rate: '0.125', reason: 'Bent\nblade' },
          },
        ],
        ANY_PRICE,
      );
      const sale = await store().unitOfWork.run(async (tx) => {
        const draft = SalesTransaction.draft(
          {
            customer,
            paymentTerms: 'net_30',
            soldOn: '2026-01-15',
            items: [
              { item: drill, quantity: 5, price: SalesPrice.ofList(Money.of('19.99')) },
              { item: saw, quantity: 2, price: bent! },
            ],
          },
          context,
        );
        const made = draft.confirm(await tx.sales.nextNumber(context.at), [
          [
            { warehouseId: west.id, quantity: 3 },
            { warehouseId: east.id, quantity: 2 },
          ],
          [{ warehouseId: east.id, quantity: 2 }],
        ]);
        tx.sales.create(made);
        return made;
      });
      return { scene, customer, drill, east, sale };
    }
    const load = (id: SalesTransaction['id']) =>
      store().unitOfWork.run(async (tx) => (await tx.sales.getById(id))?.toSnapshot());
    const list = (filter: object) =>
      store().queries.sales.list({
        filter,
        sort: [{ key: 'createdAt', descending: false }],
        skip: 0,
        limit: 10,
      });

    it('come back as they went in, lines and allocations in their order', async () => {
      const { sale } = await stored();
      expect(await load(sale.id)).toEqual(sale.toSnapshot());
      expect(await store().queries.sales.get(sale.id)).toEqual(sale.toSnapshot());
      const locked = await store().unitOfWork.run((tx) => tx.sales.getByIdForUpdate(sale.id));
      expect(locked?.toSnapshot()).toEqual(sale.toSnapshot());
    });

    it('remember what customer and items were called', async () => {
      const { sale, scene, customer, drill } = await stored();
      await store().unitOfWork.run(async (tx) => {
        const change = { name: 'Ada Lovelace', address: { ...lighthouse, city: 'Cobh' } };
        const buyer = (await tx.customers.getByIdForUpdate(customer.id))!;
        buyer.updateContactInfo(change, scene.context);
        tx.customers.update(buyer);
        const item = (await tx.items.getByIdForUpdate(drill.id))!;
        item.revise({ sku: scene.context.newId(), name: 'Hammer drill' }, scene.context);
        tx.items.update(item);
      });
      const seen = await store().queries.sales.get(sale.id);
      expect(seen).toMatchObject({
        customerName: 'Ada',
        customerAddress: { ...lighthouse, state: null },
        items: [
          { sku: drill.sku, name: 'Drill', listPrice: '19.99', discount: null },
          {
            listPrice: '0.06',
            unitPrice: '0.05',
            discount: { rate: '0.125', reason: 'Bent\nblade' },
          },
        ],
      });
      expect(await load(sale.id)).toEqual(seen);
    });

    it('are found by what is still to be done with them, and by when it is due', async () => {
      const { sale, customer, scene } = await stored();
      const customerId = customer.id;
      // Made on the 15th of January, due 30 days later.
      const found = async (filter: object) => (await list({ customerId, ...filter })).total;
      const overdue = (isOverdue: boolean, today: string) => ({ overdue: { isOverdue, today } });
      const change = (act: (loaded: SalesTransaction) => void) =>
        store().unitOfWork.run(async (tx) => {
          const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
          act(loaded);
          tx.sales.update(loaded);
        });
      expect(await found({ dueBefore: '2026-02-14' })).toBe(0);
      expect(await found({ dueBefore: '2026-02-15' })).toBe(1);
      expect([await found({ open: true }), await found({ open: false })]).toEqual([1, 0]);
      expect(await found(overdue(true, '2026-02-14'))).toBe(0);
      expect(await found(overdue(false, '2026-02-14'))).toBe(1);
      expect(await found(overdue(true, '2026-02-15'))).toBe(1);
      expect(await found(overdue(false, '2026-02-15'))).toBe(0);
      const amount = sale.toSnapshot().balanceDue;
      await change((it) => it.pay({ amount, method: 'card', reference: null }, scene.context));
      expect(await found({ ...overdue(false, '2026-02-15'), open: true })).toBe(1);
      expect(await found(overdue(true, '2026-02-15'))).toBe(0);
      await change((it) => it.fulfill(scene.context));
      expect([await found({ open: true }), await found({ open: false })]).toEqual([0, 1]);
    });

    it('have numbers of their own', async () => {
      const numbers = await Promise.all([stored(), stored(), stored()]);
      const seen = new Set(numbers.map(({ sale }) => sale.number));
      expect(seen.size).toBe(3);
      for (const number of seen) expect(number).toMatch(/^ST-2026-\d{6,}$/);
    });

    it('keep payments, fulfilment and returns', async () => {
      const { sale, scene, drill, east } = await stored();
      const salesReturn = await store().unitOfWork.run(async (tx) => {
        const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
        loaded.pay({ amount: '100.05', method: 'card', reference: 'A-1' }, scene.context);
        loaded.fulfill(scene.context);
        const line = loaded.lines[0]!;
        const returned = loaded.returnItems(
          {
            warehouseId: east.id,
            reason: 'Too loud',
            items: [
              { salesTransactionItemId: line.id, quantity: 1, restock: true },
              { salesTransactionItemId: line.id, quantity: 2, restock: false },
            ],
          },
          scene.context,
        );
        tx.sales.update(loaded);
        tx.sales.addReturn(returned);
        return returned;
      });
      expect(await load(sale.id)).toMatchObject({
        status: 'fulfilled',
        paymentStatus: 'partially_refunded',
        returnedAmount: '59.97',
        refundedAmount: '59.97',
        version: 2,
        isOpen: false,
      });
      const snapshot = (await load(sale.id)) as SalesTransactionSnapshot;
      expect(snapshot.items.map(({ returnedQuantity }) => returnedQuantity)).toEqual([3, 0]);
      expect(await store().queries.salesReturns.get(salesReturn.id)).toEqual(
        salesReturn.toSnapshot(),
      );
      const { items, ...head } = salesReturn.toSnapshot();
      const query = {
        filter: { salesTransactionId: sale.id },
        sort: [{ key: 'createdAt', descending: false }] as const,
        skip: 0,
        limit: 10,
      };
      expect((await store().queries.salesReturns.list(query)).items).toStrictEqual([head]);
      expect(
        (await store().queries.salesReturns.list({ ...query, includeItems: true })).items,
      ).toStrictEqual([{ ...head, items }]);
      expect(salesReturn.toSnapshot().items[0]).toMatchObject({
        itemId: drill.id,
        sku: drill.sku,
        name: 'Drill',
        unitPrice: '19.99',
        restock: true,
      });
      expect((await store().eventsOf(sale.id)).map(({ name }) => name)).toEqual([
        'sales_transaction.confirmed',
        'payment.received',
        'sales_transaction.fulfilled',
        'refund.made',
      ]);
    });

    it('store nothing of what has not changed, whoever changed it since', async () => {
      const { sale, scene } = await stored();
      await store().unitOfWork.run(async (tx) => {
        const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
        loaded.cancel(scene.context);
        tx.sales.update(loaded);
      });
      await store().unitOfWork.run((tx) => Promise.resolve(tx.sales.update(sale)));
      expect(await load(sale.id)).toMatchObject({ status: 'cancelled', version: 2 });
    });

    it('are listed without their lines, and with them when asked', async () => {
      const { sale, customer } = await stored();
      const { items, ...head } = sale.toSnapshot();
      const filter = { customerId: customer.id };
      expect((await list(filter)).items).toStrictEqual([head]);
      const sort = [{ key: 'createdAt', descending: false }] as const;
      const query = { filter, sort, skip: 0, limit: 10, includeItems: true };
      const page = await store().queries.sales.list(query);
      expect(page).toStrictEqual({ items: [{ ...head, items }], total: 1, next: null });
    });

    it('are found by customer, status, payment, number and date', async () => {
      const { sale, customer, drill } = await stored();
      const { number } = sale;
      const ids = async (filter: object) => (await list(filter)).items.map(({ id }) => id);
      expect(await ids({ customerId: customer.id })).toEqual([sale.id]);
      expect(await ids({ number, status: 'confirmed', paymentStatus: 'unpaid' })).toEqual([
        sale.id,
      ]);
      expect(await ids({ number, status: 'cancelled' })).toEqual([]);
      const { createdAt } = sale;
      expect(await ids({ number, from: createdAt })).toEqual([sale.id]);
      expect(await ids({ number, to: createdAt })).toEqual([]);
      expect(await ids({ number, to: new Date(createdAt.getTime() + 1) })).toEqual([sale.id]);
      const ever = { from: new Date('0000-12-31T10:00Z'), to: new Date('+010000-01-02T00:00Z') };
      expect(await ids({ number, ...ever })).toEqual([sale.id]);
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.sales.isOpenFor({ customerId: customer.id })).toBe(true);
        expect(await tx.sales.isOpenFor({ itemId: drill.id })).toBe(true);
        const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
        loaded.cancel(new Scene(store()).context);
        tx.sales.update(loaded);
      });
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.sales.isOpenFor({ customerId: customer.id })).toBe(false);
        expect(await tx.sales.isOpenFor({ itemId: drill.id })).toBe(false);
      });
    });
  });
}
