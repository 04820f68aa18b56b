import { type RentalParty, Takings } from '@strata/domain';
import { day, rentalsIn } from './stored-rental.js';
import type { StoreUnderTest } from './store-under-test.js';

const oldestFirst = [{ key: 'createdAt', descending: false }] as const;
const page = { sort: oldestFirst, skip: 0, limit: 10 };

/** What every store must find of rental agreements. */
export function rentalAgreementListsContract(store: () => StoreUnderTest): void {
  describe('lists of rental agreements', () => {
    const { stored, queries, later, change, pieces, money } = rentalsIn(store);

    it('have numbers of their own, which they are sorted by', async () => {
      const made = [await stored(), await stored(), await stored()];
      const numbers = made.map(({ agreement }) => agreement.number);
      expect(new Set(numbers).size).toBe(3);
      for (const number of numbers) expect(number).toMatch(/^RA-2026-\d{6,}$/);
      const sort = [{ key: 'number', descending: true }] as const;
      const { items } = await queries().list({ filter: {}, sort, skip: 0, limit: 3 });
      expect(items.map(({ number }) => number)).toEqual(numbers.toReversed());
    });

    it('are found by number, customer, item and status', async () => {
      const of = await stored();
      const { number } = of.agreement;
      const found = async (filter: object) => (await queries().list({ ...page, filter })).total;
      expect(await found({ number })).toBe(1);
      expect(await found({ customerId: of.customer.id, status: 'reserved' })).toBe(1);
      expect(await found({ itemId: of.drill.id })).toBe(1);
      expect(await found({ itemId: of.customer.id })).toBe(0);
      expect(await found({ number, status: 'out' })).toBe(0);
      const { items, ...head } = of.agreement.toSnapshot();
      const wanted = { ...page, filter: { number } };
      expect((await queries().list(wanted)).items).toStrictEqual([head]);
      expect((await queries().list({ ...wanted, includeItems: true })).items).toStrictEqual([
        { ...head, items },
      ]);
    });

    it('are found by their time, and by what is out after it', async () => {
      const of = await stored();
      const { number } = of.agreement;
      const found = async (filter: object) =>
        (await queries().list({ ...page, filter: { number, ...filter } })).total;
      const moment = (date: number, milliseconds = 0) =>
        new Date(day(date).getTime() + milliseconds);
      expect(await found({ from: moment(12), to: moment(13) })).toBe(0);
      expect(await found({ from: moment(12, -1) })).toBe(1);
      expect(await found({ to: moment(10) })).toBe(0);
      expect(await found({ from: day(11), to: day(11) })).toBe(0);
      expect(await found({ from: day(12), to: day(10) })).toBe(0);
      expect(await found({ to: moment(10, 1), from: moment(1) })).toBe(1);
      const overdue = (now: Date) =>
        Promise.all([true, false].map((isOverdue) => found({ overdue: { isOverdue, now } })));
      expect(await overdue(day(20))).toEqual([0, 1]);
      await change(of, (it) => it.handOut({ items: [pieces(of, 1)], at: day(10) }, later(of)));
      expect(await overdue(moment(12, -1))).toEqual([0, 1]);
      expect(await overdue(day(12))).toEqual([1, 0]);
      const item = { ...pieces(of, 1), condition: 'good' } as const;
      await change(of, (it) => it.checkIn({ items: [item], at: day(12), note: null }, later(of)));
      expect(await overdue(day(20))).toEqual([0, 1]);
    });

    it('are open while something is reserved, out, to be paid or held', async () => {
      const of = await stored();
      const { number } = of.agreement;
      const parties: readonly RentalParty[] = [
        { customerId: of.customer.id },
        { itemId: of.drill.id },
        { warehouseId: of.warehouse.id },
      ];
      const isOpen = async () => {
        const listed = await queries().list({ ...page, filter: { number, open: true } });
        const asked = await store().unitOfWork.run(async (tx) => {
          const answers: boolean[] = [];
          for (const party of parties) answers.push(await tx.rentalAgreements.isOpenFor(party));
          return answers;
        });
        expect(new Set([...asked, listed.total === 1]).size).toBe(1);
        return listed.total === 1;
      };
      expect(await isOpen()).toBe(true);
      await change(of, (it) => it.receiveDeposit(money('10'), later(of)));
      await change(of, (it) => it.pay(money('1399.99'), later(of)));
      const all = [pieces(of, 5), pieces(of, 2, [], 1)];
      await change(of, (it) => it.handOut({ items: all, at: day(10) }, later(of)));
      const items = all.map((item) => ({ ...item, condition: 'good' as const }));
      await change(of, (it) => it.checkIn({ items, at: day(12), note: null }, later(of)));
      expect(await isOpen()).toBe(true);
      const rest = { amount: '10', reference: null };
      const refunding = { takings: Takings.none, method: 'card' } as const;
      await change(of, (it) => it.releaseDeposit(rest, refunding, later(of)));
      expect(await isOpen()).toBe(false);
    });

    it('are among what is still to be collected', async () => {
      const { customer } = await stored();
      const { groups } = await store().queries.salesReports.receivables({
        filter: { asOf: '2026-02-14', customerId: customer.id },
        skip: 0,
        limit: 10,
      });
      // Made on the 15th of January, and due within 30 days.
      expect(groups).toMatchObject([
        {
          key: customer.id,
          sums: [{ sales: 0, rentals: 1, balanceDue: '1399.99', notDue: '1399.99' }],
        },
      ]);
    });
  });
}
