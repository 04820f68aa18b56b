import { type AssetId, type RentalAgreementId } from '@strata/domain';
import { refundingOf } from '../../billing/refunding-of.js';
import { day, rentalsIn } from './stored-rental.js';
import type { StoreUnderTest } from './store-under-test.js';

const oldestFirst = [{ key: 'createdAt', descending: false }] as const;
const page = { sort: oldestFirst, skip: 0, limit: 10 };

/** What every RentalAgreementRepository must do. */
export function rentalAgreementsContract(store: () => StoreUnderTest): void {
  describe('rental agreements', () => {
    const { stored, load, queries, later, change, pieces, money, documentOf } = rentalsIn(store);

    it('come back as they went in, lines and charges in their order', async () => {
      const { agreement } = await stored();
      const snapshot = agreement.toSnapshot();
      expect(snapshot).toMatchObject({ totalAmount: '1399.99', depositRequired: '150.00' });
      expect(await load(agreement.id)).toEqual(snapshot);
      expect(await queries().get(agreement.id)).toEqual(snapshot);
      const locked = await store().unitOfWork.run((tx) =>
        tx.rentalAgreements.getByIdForUpdate(agreement.id),
      );
      expect(locked?.toSnapshot()).toEqual(snapshot);
      const none = await load('0190b7e2-0000-7000-8000-000000000000' as RentalAgreementId);
      expect(none).toBeUndefined();
    });

    it('keep what went out and came back, and what that costs', async () => {
      const of = await stored();
      const context = later(of);
      const assets = [context.newId(), context.newId()].sort() as AssetId[];
      const [first] = assets as [AssetId, AssetId];
      const out = await change(of, (it) => {
        it.handOut({ items: [pieces(of, 2, assets), pieces(of, 1, [], 1)], at: day(9) }, context);
      });
      expect(out.toSnapshot()).toMatchObject({ status: 'out', piecesOut: 3 });
      const back = await change(of, (it) => {
        it.checkIn(
          {
            items: [
              { ...pieces(of, 1, [first]), condition: 'damaged', charge: '20' },
              { ...pieces(of, 1, [], 1), condition: 'lost', charge: '450.5' },
            ],
            at: day(13),
            note: 'Two\nlines',
          },
          context,
        );
        it.extend(day(14), context);
      });
      const snapshot = back.toSnapshot();
      // Late for a day, damaged and lost; and four pieces of one, one of the other, for two days more.
      expect(snapshot.items.map(({ charges }) => charges.map(({ amount }) => amount))).toEqual([
        ['1000.00', '7.50', '20.00', '800.00'],
        ['399.99', '450.50', '200.00'],
      ]);
      expect(snapshot.items[0]).toMatchObject({
        handedOut: 2,
        returned: 1,
        firstOutAt: day(9).toISOString(),
        assetIds: [assets[1]],
      });
      expect(await load(of.agreement.id)).toEqual(snapshot);
      expect(await queries().get(of.agreement.id)).toEqual(snapshot);
      const filter = { rentalAgreementId: of.agreement.id };
      const line = { itemId: of.drill.id, sku: of.drill.sku, name: 'Drill' };
      const record = {
        id: expect.any(String),
        rentalAgreementId: of.agreement.id,
        createdAt: day(20),
        createdBy: context.by,
      };
      const handOuts = await queries().handOuts({ ...page, filter, includeItems: true });
      expect(handOuts).toMatchObject({ total: 1, next: null });
      expect(handOuts.items).toEqual([
        {
          ...record,
          at: day(9),
          items: [
            { ...pieces(of, 2, assets), ...line },
            expect.objectContaining(pieces(of, 1, [], 1)),
          ],
        },
      ]);
      const checkIns = await queries().checkIns({ ...page, filter, includeItems: true });
      expect(checkIns.items).toEqual([
        {
          ...record,
          at: day(13),
          note: 'Two\nlines',
          items: [
            {
              ...pieces(of, 1, [first]),
              ...line,
              condition: 'damaged',
              lateCharge: '7.50',
              charge: '20.00',
            },
            expect.objectContaining({ condition: 'lost', lateCharge: '0.00', charge: '450.50' }),
          ],
        },
      ]);
      for (const list of ['handOuts', 'checkIns'] as const) {
        const { items } = await queries()[list]({ ...page, filter });
        expect(items).toMatchObject([record]);
        expect(items[0]).not.toHaveProperty('items');
        const other = { rentalAgreementId: of.customer.id };
        expect(await queries()[list]({ ...page, filter: other })).toMatchObject({ total: 0 });
      }
      expect((await store().eventsOf(of.agreement.id)).map(({ name }) => name)).toEqual([
        'rental_agreement.reserved',
        'rental_agreement.handed_out',
        'rental_agreement.checked_in',
        'late_fee.charged',
        'rental_agreement.extended',
      ]);
    });

    it('keep their money: payments, deposits, and what goes back as it came in', async () => {
      const of = await stored();
      const context = later(of);
      await change(of, (it) => it.receiveDeposit(money('150', 'cash'), context));
      await change(of, (it) => {
        it.pay(money('1349.99'), later(of, day(21)));
        it.applyDeposit({ amount: '50', reference: 'D-1' }, later(of, day(22)));
      });
      const document = documentOf(of);
      const list = async (which: 'payments' | 'refunds' | 'deposits', filter: object = {}) =>
        (await store().queries.billing[which]({ ...page, filter: { document, ...filter } })).items;
      const record = { documentType: 'rental_agreement', documentId: of.agreement.id };
      expect(await list('payments')).toMatchObject([
        { ...record, amount: '1349.99', method: 'card', reference: 'A-1' },
        { ...record, amount: '50.00', method: 'deposit', reference: 'D-1' },
      ]);
      expect(await list('payments', { method: 'deposit' })).toHaveLength(1);
      expect(await list('deposits')).toEqual([
        {
          ...record,
          id: expect.any(String),
          kind: 'received',
          amount: '150.00',
          currency: 'USD',
          method: 'cash',
          reference: 'A-1',
          createdAt: day(20),
          createdBy: context.by,
        },
        expect.objectContaining({ kind: 'applied', amount: '50.00', method: null }),
      ]);
      expect(await list('deposits', { method: 'cash', from: day(20), to: day(21) })).toHaveLength(
        1,
      );
      expect(await list('deposits', { from: day(23) })).toEqual([]);
      expect(await load(of.agreement.id)).toMatchObject({
        paymentStatus: 'paid',
        depositReceived: '150.00',
        depositApplied: '50.00',
        depositHeld: '100.00',
      });
      await store().unitOfWork.run(async (tx) => {
        const loaded = (await tx.rentalAgreements.getByIdForUpdate(of.agreement.id))!;
        const refunding = await refundingOf(tx, document, loaded.balance.net, undefined);
        loaded.cancel(later(of, day(24)), refunding);
        tx.rentalAgreements.update(loaded);
      });
      // The newest first: the card, and then the deposit as it came in.
      expect(await list('refunds')).toMatchObject([
        { kind: 'cancellation', method: 'card', amount: '1349.99' },
        { kind: 'cancellation', method: 'cash', amount: '50.00' },
      ]);
      expect(await list('deposits', { from: day(24) })).toMatchObject([
        { kind: 'released', method: 'cash', amount: '100.00' },
      ]);
      expect(await load(of.agreement.id)).toMatchObject({ status: 'cancelled', isOpen: false });
    });

    it('store nothing of what has not changed, whoever changed it since', async () => {
      const of = await stored();
      await change(of, (it) => it.cancel(later(of)));
      await store().unitOfWork.run((tx) =>
        Promise.resolve(tx.rentalAgreements.update(of.agreement)),
      );
      expect(await load(of.agreement.id)).toMatchObject({ status: 'cancelled', version: 2 });
    });
  });
}
