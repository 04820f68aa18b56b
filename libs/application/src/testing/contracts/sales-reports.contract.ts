import { testContext } from '@strata/application-kit/testing';
import {
  type Customer,
  type Item,
  SalesPrice,
  SalesTransaction,
  type SalesTransactionId,
} from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';
import { Money } from '@strata/domain-kit';
import type { SalesGrouping } from '../../sales/sales-reports.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const day = (date: string) => new Date(`${date}T12:00:00.000Z`);
/** Nobody else sells anything in that year. */
const YEAR = { from: day('2031-01-01'), to: day('2032-01-01') };

/** What every store must add up of its sales. */
export function salesReportsContract(store: () => StoreUnderTest): void {
  describe('reports of sales', () => {
    const reports = () => store().queries.salesReports;
    const change = (
      id: SalesTransactionId,
      act: (sale: SalesTransaction, context: ActionContext) => void,
    ) =>
      store().unitOfWork.run(async (tx) => {
        const sale = (await tx.sales.getByIdForUpdate(id))!;
        act(sale, testContext());
        tx.sales.update(sale);
      });
    const pay = (id: SalesTransactionId, amount: string) =>
      change(id, (sale, context) => sale.pay({ amount, method: 'card', reference: null }, context));

    /** Two customers and two things; they pay within 30 days. */
    async function shop() {
      const scene = new Scene(store());
      const [ada, bob] = [await scene.customer(), await scene.customer()];
      const [drill, saw] = [await scene.item(), await scene.item()];
      const warehouse = await scene.warehouse();
      const sell = (customer: Customer, at: Date, currency: string, lines: [Item, number][]) =>
        store().unitOfWork.run(async (tx) => {
          const items = lines.map(([item, quantity]) => ({
            item,
            quantity,
            price: SalesPrice.ofList(Money.of('10', currency)),
          }));
          const made = SalesTransaction.draft(
            { customer, paymentTerms: 'net_30', soldOn: at.toISOString().slice(0, 10), items },
            testContext({ at }),
          ).confirm(
            await tx.sales.nextNumber(at),
            items.map(({ quantity }) => [{ warehouseId: warehouse.id, quantity }]),
          );
          tx.sales.create(made);
          return made.id;
        });
      return { ada, bob, drill, saw, warehouse, sell };
    }

    it('tell what is still due by customer, currency and age', async () => {
      const { ada, bob, drill, sell } = await shop();
      for (const soldOn of ['05-01', '05-02', '05-31', '06-01', '06-30', '07-01', '07-30']) {
        await sell(ada, day(`2032-${soldOn}`), 'USD', [[drill, 1]]);
      }
      const paid = await sell(ada, day('2032-03-01'), 'USD', [[drill, 1]]);
      await pay(paid, '10.00');
      const partly = await sell(ada, day('2032-03-02'), 'JPY', [[drill, 2]]);
      await pay(partly, '5');
      await change(await sell(ada, day('2032-03-01'), 'USD', [[drill, 9]]), (sale, context) =>
        sale.cancel(context),
      );
      await sell(bob, day('2032-07-31'), 'USD', [[drill, 3]]);
      const of = (customerId: string) =>
        reports().receivables({ filter: { asOf: '2032-08-29', customerId }, skip: 0, limit: 10 });
      const none = { notDue: '0.00', days1To30: '0.00', days31To60: '0.00', days61To90: '0.00' };
      const sums = [
        {
          currency: 'JPY',
          sales: 1,
          rentals: 0,
          balanceDue: '15',
          notDue: '0',
          days1To30: '0',
          days31To60: '0',
          days61To90: '0',
          daysOver90: '15',
        },
        {
          ...none,
          currency: 'USD',
          sales: 7,
          rentals: 0,
          balanceDue: '70.00',
          // Due on the very day, 1 and 30, 31 and 60, 61 and 90 days before it.
          notDue: '10.00',
          days1To30: '20.00',
          days31To60: '20.00',
          days61To90: '20.00',
          daysOver90: '0.00',
        },
      ];
      expect(await of(ada.id)).toStrictEqual({
        groups: [{ key: ada.id, name: 'Ada', sums }],
        total: 1,
        sums,
        next: null,
      });
      const theirs = {
        ...none,
        currency: 'USD',
        sales: 1,
        rentals: 0,
        balanceDue: '30.00',
        daysOver90: '0.00',
      };
      expect((await of(bob.id)).sums).toStrictEqual([{ ...theirs, notDue: '30.00' }]);
      expect(await of(drill.id)).toStrictEqual({ groups: [], total: 0, sums: [], next: null });
    });

    it('tell in pages who owes something, and of all of them what it is', async () => {
      const { ada, bob, drill, sell } = await shop();
      for (const customer of [ada, bob])
        await sell(customer, day('2032-01-02'), 'KWD', [[drill, 1]]);
      const filter = { asOf: '2032-01-01' };
      const whole = await reports().receivables({ filter, skip: 0, limit: 1000 });
      const keys = whole.groups.map(({ key }) => key);
      expect(keys).toEqual([...keys].sort());
      expect(keys).toEqual(expect.arrayContaining([ada.id, bob.id]));
      expect(whole).toMatchObject({ total: keys.length, next: null });
      const seen: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await reports().receivables({ filter, skip: 0, limit: 3, after });
        expect([page.total, page.sums]).toEqual([whole.total, whole.sums]);
        seen.push(...page.groups.map(({ key }) => key));
        after = page.next;
      }
      expect(seen).toEqual(keys);
      const second = await reports().receivables({ filter, skip: 1, limit: 1 });
      expect(second.groups).toEqual([whole.groups[1]]);
    });

    it('tell what was sold, by time, item and customer', async () => {
      const { ada, bob, drill, saw, warehouse, sell } = await shop();
      const first = await sell(ada, day('2031-03-30'), 'USD', [
        [drill, 2],
        [saw, 1],
        [drill, 1],
      ]);
      await change(first, (sale, context) => sale.fulfill(context));
      await store().unitOfWork.run(async (tx) => {
        const sale = (await tx.sales.getByIdForUpdate(first))!;
        const items = [{ salesTransactionItemId: sale.lines[0]!.id, quantity: 1, restock: false }];
        const asked = { warehouseId: warehouse.id, reason: 'Too loud', items };
        const salesReturn = sale.returnItems(asked, testContext({ at: day('2031-12-31') }));
        tx.sales.update(sale);
        tx.sales.addReturn(salesReturn);
      });
      await sell(bob, day('2031-03-31'), 'USD', [[drill, 4]]);
      await sell(bob, day('2031-04-06'), 'EUR', [[saw, 5]]);
      await change(await sell(bob, day('2031-04-06'), 'USD', [[saw, 7]]), (sale, context) =>
        sale.cancel(context),
      );
      const sold = (currency: string, sales: number, gross: string, back: string, net: string) => ({
        currency,
        sales,
        quantity: null,
        grossAmount: gross,
        returnedAmount: back,
        netAmount: net,
      });
      const all = [
        sold('EUR', 1, '50.00', '0.00', '50.00'),
        sold('USD', 2, '80.00', '10.00', '70.00'),
      ];
      const sunday = sold('USD', 1, '40.00', '10.00', '30.00');
      const monday = sold('USD', 1, '40.00', '0.00', '40.00');
      const keyed = async (groupBy: SalesGrouping) => {
        const filter = { ...YEAR, groupBy };
        const page = await reports().sold({ filter, skip: 0, limit: 10 });
        expect(page.total).toBe(page.groups.length);
        return page;
      };
      expect(await keyed('day')).toStrictEqual({
        groups: [
          { key: '2031-03-30', name: null, sums: [sunday] },
          { key: '2031-03-31', name: null, sums: [monday] },
          { key: '2031-04-06', name: null, sums: [all[0]] },
        ],
        total: 3,
        sums: all,
        next: null,
      });
      expect((await keyed('week')).groups).toStrictEqual([
        { key: '2031-03-24', name: null, sums: [sunday] },
        { key: '2031-03-31', name: null, sums: [all[0], monday] },
      ]);
      expect((await keyed('month')).groups).toStrictEqual([
        { key: '2031-03-01', name: null, sums: [all[1]] },
        { key: '2031-04-01', name: null, sums: [all[0]] },
      ]);
      expect((await keyed('customer')).groups).toStrictEqual([
        { key: ada.id, name: 'Ada', sums: [sunday] },
        { key: bob.id, name: 'Ada', sums: [all[0], monday] },
      ]);
      const byItem = await keyed('item');
      expect(byItem.groups).toStrictEqual([
        {
          key: drill.id,
          name: 'Drill',
          sums: [{ ...sold('USD', 2, '70.00', '10.00', '60.00'), quantity: 7 }],
        },
        {
          key: saw.id,
          name: 'Drill',
          sums: [
            { ...all[0], quantity: 5 },
            { ...sold('USD', 1, '10.00', '0.00', '10.00'), quantity: 1 },
          ],
        },
      ]);
      expect(byItem.sums).toStrictEqual([
        { ...all[0], quantity: 5 },
        { ...all[1], quantity: 8 },
      ]);
      // At the first end it counts, at the last it does not.
      const period = { from: day('2031-03-31'), to: day('2031-04-06') };
      const within = { ...period, groupBy: 'customer' as const };
      const their = await reports().sold({ filter: within, skip: 0, limit: 10 });
      expect(their.sums).toStrictEqual([monday]);
      const filter = { ...YEAR, groupBy: 'day' as const };
      const next = await reports().sold({ filter, skip: 0, limit: 1, after: '2031-03-30' });
      expect(next).toMatchObject({
        groups: [{ key: '2031-03-31' }],
        next: '2031-03-31',
        sums: all,
      });
    });
  });
}
