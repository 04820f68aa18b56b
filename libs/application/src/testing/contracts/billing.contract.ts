import { ANY_PRICE, type PaymentMethod, type SalesTransaction } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { CancelSalesTransactionUseCase } from '../../sales/cancel-sales-transaction.js';
import { CreateSalesTransactionUseCase } from '../../sales/create-sales-transaction.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const sort = [{ key: 'createdAt', descending: false }] as const;

/** How every store must keep payments and refunds. */
export function billingContract(store: () => StoreUnderTest): void {
  describe('payments and refunds', () => {
    /** A sale of 20.00 in EUR. */
    async function sold() {
      const scene = new Scene(store());
      const { context } = scene;
      const [customer, item, warehouse] = [
        await scene.customer(),
        await scene.item({ unitPrice: '10', currency: 'EUR' }),
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
      return { context, sale, document: { type: 'sales_transaction', id: sale.id } as const };
    }
    type Sold = Awaited<ReturnType<typeof sold>>;

    const change = ({ sale }: Sold, act: (loaded: SalesTransaction) => void) =>
      store().unitOfWork.run(async (tx) => {
        const loaded = (await tx.sales.getByIdForUpdate(sale.id))!;
        act(loaded);
        tx.sales.update(loaded);
      });
    const pay = (of: Sold, method: PaymentMethod, amount: string, at = of.context.at) =>
      change(of, (sale) => sale.pay({ amount, method, reference: 'A-1' }, { ...of.context, at }));
    const refund = async (of: Sold, amount: string, method?: PaymentMethod) => {
      const takings = await store().unitOfWork.run((tx) => tx.takings.of(of.document));
      const request = { amount, reference: 'R-1', reason: 'Late' };
      await change(of, (sale) => sale.refund(request, { takings, method }, of.context));
    };
    const list = async (which: 'payments' | 'refunds', filter: object) =>
      (await store().queries.billing[which]({ filter, sort, skip: 0, limit: 10 })).items;

    it('come back as they were made', async () => {
      const of = await sold();
      await pay(of, 'card', '12');
      await refund(of, '2.50', 'cash');
      const { context, sale, document } = of;
      const record = {
        id: expect.any(String),
        documentType: 'sales_transaction',
        documentId: sale.id,
        currency: 'EUR',
        createdAt: context.at,
        createdBy: context.by,
      };
      expect(await list('payments', { document })).toStrictEqual([
        { ...record, amount: '12.00', method: 'card', reference: 'A-1' },
      ]);
      const given = { amount: '2.50', method: 'cash', reference: 'R-1', reason: 'Late' };
      expect(await list('refunds', { document })).toStrictEqual([
        { ...record, ...given, kind: 'goodwill' },
      ]);
      const view = await store().queries.sales.get(sale.id);
      expect(view).toMatchObject({ goodwillAmount: '2.50', refundedAmount: '2.50' });
      const loaded = await store().unitOfWork.run((tx) => tx.sales.getById(sale.id));
      expect(loaded!.toSnapshot()).toEqual(view);
    });

    it('go back as they came in, the newest payment first', async () => {
      const of = await sold();
      const later = new Date(of.context.at.getTime() + 1000);
      await pay(of, 'card', '4');
      await pay(of, 'cash', '3');
      await pay(of, 'check', '5', later);
      await refund(of, '1', 'check');
      await refund(of, '5');
      const { sale, context, document } = of;
      await store().unitOfWork.run((tx) =>
        new CancelSalesTransactionUseCase().execute({ id: sale.id }, { ...context, tx }),
      );
      const { items } = await store().queries.billing.refunds({
        filter: { document },
        sort,
        skip: 0,
        limit: 10,
      });
      const made = items.map(({ kind, method, amount, reason }) => [kind, method, amount, reason]);
      expect(made.sort()).toEqual([
        ['cancellation', 'card', '4.00', null],
        ['cancellation', 'cash', '2.00', null],
        ['goodwill', 'cash', '1.00', 'Late'],
        ['goodwill', 'check', '1.00', 'Late'],
        ['goodwill', 'check', '4.00', 'Late'],
      ]);
    });

    it('are found by document, method and date', async () => {
      const of = await sold();
      const other = await sold();
      const { document, context } = of;
      await pay(of, 'card', '4');
      await pay(of, 'cash', '3');
      await pay(other, 'card', '1');
      await refund(of, '7');
      await refund(other, '1');
      const after = new Date(context.at.getTime() + 1);
      for (const which of ['payments', 'refunds'] as const) {
        const amounts = async (filter: object) =>
          (await list(which, { document, ...filter })).map(({ amount }) => amount).sort();
        expect(await amounts({})).toEqual(['3.00', '4.00']);
        expect(await amounts({ method: 'card' })).toEqual(['4.00']);
        expect(await amounts({ from: context.at, to: after })).toEqual(['3.00', '4.00']);
        expect(await amounts({ from: after })).toEqual([]);
        expect(await amounts({ to: context.at })).toEqual([]);
        const { total } = await store().queries.billing[which]({
          filter: { method: 'card' },
          sort,
          skip: 0,
          limit: 1,
        });
        expect(total).toBeGreaterThanOrEqual(2);
      }
    });
  });
}
