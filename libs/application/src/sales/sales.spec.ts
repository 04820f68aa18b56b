import type { ItemId, SalesTransaction, WarehouseId } from '@strata/domain';
import { CreateCustomerUseCase, DeleteCustomerUseCase } from '../customers/customer-use-cases.js';
import { CreateItemUseCase, DeleteItemUseCase } from '../catalog/item-use-cases.js';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
} from '../inventory/warehouse-use-cases.js';
import { ReceiveStockUseCase } from '../inventory/receive-stock.js';
import { CommandRunner, type UseCase } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import { InMemoryStockQueries, InMemoryStore } from '../testing/index.js';
import type { Transaction } from '../transaction.js';
import { CancelSalesTransactionUseCase } from './cancel-sales-transaction.js';
import { CreateSalesTransactionUseCase } from './create-sales-transaction.js';
import { FulfillSalesTransactionUseCase } from './fulfill-sales-transaction.js';
import { ReceiveSalesReturnUseCase } from './receive-sales-return.js';
import { RecordPaymentUseCase } from './record-payment.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

/** A shop with one customer, an item at 10.00, and two warehouses with 5 and 3 pieces. */
async function shop() {
  const store = new InMemoryStore();
  const commands = new CommandRunner(store, new FixedClock(), new SequentialIds());
  const queries = new InMemoryStockQueries(store.database);
  const run = <Command, Result>(useCase: UseCase<Command, Result, Transaction>, command: Command) =>
    commands.run(useCase, command, 'clara');
  const customer = await run(new CreateCustomerUseCase(), { name: 'Ada' });
  const item = await run(new CreateItemUseCase(), { sku: 'D', name: 'Drill', unitPrice: '10' });
  const [east, west] = [
    await run(new CreateWarehouseUseCase(), { code: 'E', name: 'East', address }),
    await run(new CreateWarehouseUseCase(), { code: 'W', name: 'West', address }),
  ];
  const receive = (warehouseId: WarehouseId, quantity: number) =>
    run(new ReceiveStockUseCase(), {
      warehouseId,
      items: [{ itemId: item.id, quantity }],
      reference: null,
    });
  await receive(east.id, 5);
  await receive(west.id, 3);
  const sell = (quantity: number, warehouseId?: WarehouseId, itemId: ItemId = item.id) =>
    run(new CreateSalesTransactionUseCase(), {
      customerId: customer.id,
      paymentTerms: 'net_15',
      items: [{ itemId, quantity, warehouseId }],
    });
  const pay = (sale: SalesTransaction, amount: string) =>
    run(new RecordPaymentUseCase(), { id: sale.id, amount, method: 'cash', reference: null });
  const stock = async () => {
    const query = {
      filter: {},
      sort: [{ key: 'createdAt', descending: false }],
      skip: 0,
      limit: 9,
    } as const;
    const { items } = await queries.levels(query);
    return items.map(({ onHand, reserved }) => [onHand, reserved]);
  };
  return { store, queries, run, customer, item, east, west, sell, pay, stock };
}

describe('a sale', () => {
  it('takes the catalog price and the fullest warehouse first', async () => {
    const { sell, stock, east, west } = await shop();
    const sale = await sell(6);
    expect(sale.toSnapshot()).toMatchObject({ totalAmount: '60.00', number: 'ST-2026-000001' });
    expect(sale.lines[0]!.allocations).toEqual([
      { warehouseId: east.id, quantity: 5 },
      { warehouseId: west.id, quantity: 1 },
    ]);
    expect(await stock()).toEqual([
      [5, 5],
      [3, 1],
    ]);
  });

  it('is all or nothing', async () => {
    const { sell, stock, west, store } = await shop();
    const before = [await stock(), store.events.length];
    await expect(sell(9)).rejects.toMatchObject({ code: 'stock.insufficient' });
    await expect(sell(4, west.id)).rejects.toMatchObject({ code: 'stock.insufficient' });
    await expect(sell(1, 'nowhere' as WarehouseId)).rejects.toMatchObject({
      code: 'warehouse.unknown',
    });
    await expect(sell(1, undefined, 'nothing' as ItemId)).rejects.toMatchObject({
      code: 'item.unknown',
    });
    expect([await stock(), store.events.length]).toEqual(before);
  });

  it('ships what it reserved', async () => {
    const { run, sell, stock } = await shop();
    const { id } = await sell(6);
    await run(new FulfillSalesTransactionUseCase(), { id });
    expect(await stock()).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });

  it('gives free what it reserved, and back what was paid', async () => {
    const { run, sell, pay, stock } = await shop();
    const sale = await sell(6);
    await pay(sale, '15');
    const cancelled = await run(new CancelSalesTransactionUseCase(), { id: sale.id });
    expect(cancelled.toSnapshot()).toMatchObject({
      refundedAmount: '15.00',
      paymentStatus: 'refunded',
    });
    expect(await stock()).toEqual([
      [5, 0],
      [3, 0],
    ]);
  });

  it('takes goods back onto a shelf or writes them off, and the ledger agrees', async () => {
    const { run, sell, stock, west, queries } = await shop();
    const sale = await sell(5);
    await run(new FulfillSalesTransactionUseCase(), { id: sale.id });
    const line = { salesTransactionItemId: sale.lines[0]!.id };
    const bringBack = (quantity: number, restock: boolean, expectedVersions?: readonly number[]) =>
      run(new ReceiveSalesReturnUseCase(), {
        salesTransactionId: sale.id,
        expectedVersions,
        warehouseId: west.id,
        reason: 'Too loud',
        items: [{ ...line, quantity, restock }],
      });
    await expect(bringBack(1, true, [1, 9])).rejects.toMatchObject({ kind: 'stale' });
    await bringBack(2, true);
    await bringBack(3, false);
    await expect(bringBack(1, true)).rejects.toMatchObject({ code: 'sales_return.exceeds_sold' });
    expect(await stock()).toEqual([
      [0, 0],
      [5, 0],
    ]);
    expect(await queries.differences()).toEqual([]);
  });

  it('keeps its customer and item while it is open, and stock its item and warehouse', async () => {
    const { run, sell, pay, customer, item, east } = await shop();
    const sale = await sell(8);
    const remove = () => [
      run(new DeleteCustomerUseCase(), { id: customer.id }),
      run(new DeleteItemUseCase(), { id: item.id }),
      run(new DeleteWarehouseUseCase(), { id: east.id }),
    ];
    const codes = (await Promise.allSettled(remove())).map(
      (outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code,
    );
    expect(codes).toEqual(['customer.has_open_sales', 'item.has_stock', 'warehouse.has_stock']);
    await run(new FulfillSalesTransactionUseCase(), { id: sale.id });
    // The goods are gone, but they are not paid.
    await expect(remove()[1]).rejects.toMatchObject({ code: 'item.has_open_sales' });
    await pay(sale, '80');
    await Promise.all(remove().slice(0, 1));
  });
});
