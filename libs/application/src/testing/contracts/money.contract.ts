import { ANY_PRICE } from '@strata/domain';
import { CURRENCY_PLACES, Money, TimeZone } from '@strata/domain-kit';
import { CreateSalesTransactionUseCase } from '../../sales/create-sales-transaction.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const UNUSUAL = [...CURRENCY_PLACES].filter(([, places]) => places !== 2).map(([code]) => code);
const list = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 10 } as const;

/** How every store must keep amounts: to the last place of their currency, and written with it. */
export function moneyContract(store: () => StoreUnderTest): void {
  describe('amounts', () => {
    it.each(['USD', ...UNUSUAL])('of an item in %s come back as they went in', async (currency) => {
      const scene = new Scene(store());
      for (const minor of [0n, 1n, 1000n, 123_456_789_012n]) {
        const unitPrice = Money.ofMinor(minor, currency).toDecimal();
        const item = await scene.item({ unitPrice, currency });
        const loaded = await store().unitOfWork.run((tx) => tx.items.getById(item.id));
        expect(loaded!.toSnapshot()).toEqual(item.toSnapshot());
        expect(await store().queries.items.get(item.id)).toMatchObject({ unitPrice, currency });
        const { items } = await store().queries.items.list({ ...list, filter: { sku: item.sku } });
        expect(items).toMatchObject([{ unitPrice }]);
      }
    });

    it.each([
      ['JPY', '999999999', '1999999998', '1', '999999998'],
      ['KWD', '0.125', '0.250', '0.001', '0.124'],
      ['CLF', '0.0005', '0.0010', '0.0001', '0.0004'],
      ['USD', '19.99', '39.98', '0.01', '19.98'],
    ])('of a sale in %s are exact', async (currency, unitPrice, total, paid, refunded) => {
      const scene = new Scene(store());
      const { context } = scene;
      const [customer, item, warehouse] = [
        await scene.customer(),
        await scene.item({ unitPrice, currency }),
        await scene.warehouse(),
      ];
      await scene.receive(item, warehouse, 2);
      const items = [{ itemId: item.id, quantity: 2 }];
      const command = {
        customerId: customer.id,
        paymentTerms: 'net_30',
        allowance: ANY_PRICE,
        items,
      };
      const sale = await store().unitOfWork.run((tx) =>
        new CreateSalesTransactionUseCase(TimeZone.UTC).execute(command, { ...context, tx }),
      );
      const givenBack = await store().unitOfWork.run(async (tx) => {
        const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
        const pay = (amount: string) =>
          loaded.pay({ amount, method: 'cash', reference: null }, context);
        pay(Money.of(total, currency).minus(Money.of(paid, currency)).toDecimal());
        loaded.fulfill(context);
        const line = { salesTransactionItemId: loaded.lines[0]!.id, quantity: 1, restock: false };
        const request = { warehouseId: warehouse.id, reason: 'Too loud', items: [line] };
        const made = loaded.returnItems(request, context);
        tx.sales.update(loaded);
        tx.sales.addReturn(made);
        return made;
      });
      const amounts = {
        currency,
        totalAmount: total,
        returnedAmount: unitPrice,
        refundedAmount: refunded,
        balanceDue: Money.zero(currency).toDecimal(),
      };
      const line = { unitPrice, lineTotal: total };
      const view = await store().queries.sales.get(sale.id);
      expect(view).toMatchObject({ ...amounts, items: [line] });
      const filter = { customerId: customer.id };
      const page = await store().queries.sales.list({ ...list, filter, includeItems: true });
      expect(page.items).toEqual([view]);
      const loaded = await store().unitOfWork.run((tx) => tx.sales.getById(sale.id));
      expect(loaded!.toSnapshot()).toEqual(view);
      expect(await store().queries.salesReturns.get(givenBack.id)).toEqual(givenBack.toSnapshot());
      expect(givenBack.toSnapshot().items).toMatchObject([{ amount: unitPrice }]);
    });
  });
}
