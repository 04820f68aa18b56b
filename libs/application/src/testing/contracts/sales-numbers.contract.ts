import {
  ANY_PRICE,
  demandByPlace,
  type CustomerId,
  type Item,
  type StockDemand,
  type Warehouse,
} from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import {
  CreateSalesTransactionUseCase,
  type CreateSalesTransaction,
} from '../../sales/create-sales-transaction.js';
import type { ListQuery } from '@strata/application-kit';
import type { SalesTransactionFilter, SalesTransactionSortKey } from '../../sales/sales-queries.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

type Query = ListQuery<SalesTransactionFilter, SalesTransactionSortKey>;

/** What the numbers of sales must be, whichever store gives them. */
export function salesNumbersContract(store: () => StoreUnderTest): void {
  describe('the numbers of sales', () => {
    /** A customer who buys one piece of an item at a time. */
    async function buyer() {
      const scene = new Scene(store());
      const [customer, item, warehouse] = [
        await scene.customer(),
        await scene.item(),
        await scene.warehouse(),
      ];
      await scene.receive(item, warehouse, 10);
      const sell = (change: Partial<CreateSalesTransaction> = {}) => {
        const items = [{ itemId: item.id, quantity: 1 }];
        const command = {
          customerId: customer.id,
          paymentTerms: 'net_30',
          allowance: ANY_PRICE,
          items,
          ...change,
        };
        return store().unitOfWork.run((tx) =>
          new CreateSalesTransactionUseCase(TimeZone.UTC).execute(command, {
            ...scene.context,
            tx,
          }),
        );
      };
      return { scene, customer, item, warehouse, sell };
    }

    it('grow beyond a million', async () => {
      const { sell } = await buyer();
      await store().continueSalesNumbersAt(999_998n);
      const numbers = [await sell(), await sell(), await sell(), await sell()].map(
        ({ number }) => number,
      );
      expect(numbers).toEqual([
        'ST-2026-999998',
        'ST-2026-999999',
        'ST-2026-1000000',
        'ST-2026-1000001',
      ]);
      await store().continueSalesNumbersAt(123_456_789_012n);
      expect((await sell()).number).toBe('ST-2026-123456789012');
    });

    it.each([false, true])('sort by value, descending: %s', async (descending) => {
      const { customer, sell } = await buyer();
      // Of their own millions, for numbers are never given twice.
      const border = descending ? 10_000_000n : 100_000_000n;
      const sequences = [border, border - 2n, border + 1n, border - 1n];
      for (const sequence of sequences) {
        await store().continueSalesNumbersAt(sequence);
        await sell();
      }
      const sorted = sequences.sort((left, right) => (left < right ? -1 : 1));
      if (descending) sorted.reverse();
      const walked: string[] = [];
      let after: Query['after'];
      do {
        const page = await store().queries.sales.list({
          filter: { customerId: customer.id },
          sort: [{ key: 'number', descending }],
          skip: 0,
          limit: 1,
          after,
        });
        walked.push(...page.items.map(({ number }) => number));
        after = page.next ?? undefined;
      } while (after);
      expect(walked).toEqual(sorted.map((sequence) => `ST-2026-${sequence}`));
    });

    it('are not spent on a sale that is refused', async () => {
      const { scene, item, warehouse, sell } = await buyer();
      const euro = await scene.item({ currency: 'EUR' });
      const dear = await scene.item({ unitPrice: '999999999999.99' });
      await scene.receive(euro, warehouse, 1);
      await scene.receive(dear, warehouse, 2);
      const line = ({ id }: Item, quantity = 1) => ({ itemId: id, quantity });
      await store().continueSalesNumbersAt(200_000_000n);
      const refused: [Partial<CreateSalesTransaction>, string][] = [
        [{ items: [line(item, 11)] }, 'stock.insufficient'],
        [{ items: [] }, 'sales_transaction.no_items'],
        [{ items: [{ ...line(item), unitPrice: '-1' }] }, 'sales_transaction.price_negative'],
        [{ items: [{ ...line(item), unitPrice: '0' }] }, 'sales_transaction.price_zero'],
        [{ items: [line(item), line(euro)] }, 'money.currency_mismatch'],
        [{ items: [line(dear, 2)] }, 'money.amount_out_of_range'],
        [{ items: [line(dear), line(item)] }, 'money.amount_out_of_range'],
        [{ paymentTerms: 'net_1000' }, 'payment_terms.invalid'],
        [{ customerId: item.id as string as CustomerId }, 'sales_transaction.customer_unknown'],
      ];
      for (const [change, code] of refused) {
        await expect(sell(change)).rejects.toMatchObject({ code });
      }
      expect((await sell()).number).toBe('ST-2026-200000000');
    });

    it('come with the stock where it suffices, and are not spent where it does not', async () => {
      const { scene, item, warehouse } = await buyer();
      const other = await scene.warehouse();
      await scene.receive(item, other, 4);
      await store().continueSalesNumbersAt(300_000_000n);
      const asked = (quantity: number, { id: warehouseId }: { id: Warehouse['id'] | null }) => ({
        itemId: item.id,
        warehouseId,
        quantity,
      });
      const anywhere = { id: null };
      const drawn = async (...demands: StockDemand[]) =>
        store().unitOfWork.run(async (tx) => {
          const [, number] = await Promise.all([
            tx.stock.lock(demands),
            tx.sales.numberIfServed(demandByPlace(demands), scene.context.at),
          ]);
          return number;
        });
      expect(await drawn(asked(15, anywhere))).toBeNull();
      expect(await drawn(asked(5, other))).toBeNull();
      expect(await drawn(asked(4, other), asked(11, anywhere))).toBeNull();
      expect(await drawn(asked(2, other), asked(3, other))).toBeNull();
      expect(await drawn(asked(1, { id: scene.context.newId() as Warehouse['id'] }))).toBeNull();
      expect(await drawn(asked(4, other), asked(10, anywhere))).toBe('ST-2026-300000000');
      expect(await drawn(asked(4, other), asked(10, warehouse))).toBe('ST-2026-300000001');
    });
  });
}
