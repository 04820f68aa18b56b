import {
  ANY_PRICE,
  DiscountRate,
  type ItemId,
  type PriceRequest,
  type SalesTransaction,
  type WarehouseId,
} from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { CreateCustomerUseCase, DeleteCustomerUseCase } from '../customers/customer-use-cases.js';
import { CreateItemUseCase, DeleteItemUseCase } from '../catalog/item-use-cases.js';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
} from '../inventory/warehouse-use-cases.js';
import { AdjustStockUseCase } from '../inventory/adjust-stock.js';
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

const list = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 9 } as const;

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
    run(new CreateSalesTransactionUseCase(TimeZone.UTC), {
      customerId: customer.id,
      paymentTerms: 'net_15',
      allowance: ANY_PRICE,
      items: [{ itemId, quantity, warehouseId }],
    });
  const pay = (sale: SalesTransaction, amount: string) =>
    run(new RecordPaymentUseCase(), { id: sale.id, amount, method: 'cash', reference: null });
  const stock = async () => {
    const { items } = await queries.levels({ ...list, filter: {} });
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

  it('waits for the level of the warehouse that it names, and for all of the item without one', async () => {
    const { customer, item, west } = await shop();
    const useCase = new CreateSalesTransactionUseCase(TimeZone.UTC);
    const targetAt = (warehouseId?: WarehouseId) =>
      useCase.target({
        customerId: customer.id,
        paymentTerms: 'net_15',
        allowance: ANY_PRICE,
        items: [{ itemId: item.id, quantity: 1, warehouseId }],
      });
    expect([targetAt(), targetAt(west.id)]).toEqual([item.id, `${item.id} ${west.id}`]);
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

  it('waits for pieces that are gone, while others are served with what is left', async () => {
    const { run, sell, stock, item, east, queries } = await shop();
    const [first, second] = [await sell(2, east.id), await sell(3, east.id)];
    const fulfill = (sale: SalesTransaction) =>
      run(new FulfillSalesTransactionUseCase(), { id: sale.id });
    const adjust = (quantityDelta: number) =>
      run(new AdjustStockUseCase(), {
        itemId: item.id,
        warehouseId: east.id,
        quantityDelta,
        reason: 'Burnt',
      });
    await adjust(-1);
    const { total } = await queries.shortages({ ...list, filter: { itemId: item.id } });
    expect(total).toBe(1);
    await fulfill(first);
    await expect(fulfill(second)).rejects.toMatchObject({
      code: 'stock.short',
      details: { shortages: [{ itemId: item.id, warehouseId: east.id, asked: 3, onHand: 2 }] },
    });
    expect(await stock()).toEqual([
      [2, 3],
      [3, 0],
    ]);
    await expect(sell(4)).rejects.toMatchObject({ code: 'stock.insufficient' });
    await adjust(1);
    await fulfill(second);
    expect((await stock())[0]).toEqual([0, 0]);
    expect(await queries.differences()).toEqual([]);
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
    const { items } = await queries.movements({ ...list, filter: { causeType: 'sales_return' } });
    expect(items.map(({ kind, onHandDelta }) => [kind, onHandDelta])).toEqual([
      ['returned', 2],
      ['returned', 3],
      ['written_off', -3],
    ]);
  });

  it('takes back what is no longer sold, to write it off', async () => {
    const { run, sell, pay, item, west } = await shop();
    const sale = await sell(8);
    await run(new FulfillSalesTransactionUseCase(), { id: sale.id });
    await pay(sale, '80');
    await run(new DeleteItemUseCase(), { id: item.id });
    const line = { salesTransactionItemId: sale.lines[0]!.id, quantity: 1, restock: false };
    const request = { warehouseId: west.id, reason: 'Broken', items: [line] };
    const made = await run(new ReceiveSalesReturnUseCase(), {
      salesTransactionId: sale.id,
      ...request,
    });
    expect(made.lines).toMatchObject([{ itemId: item.id, restock: false }]);
  });

  it('takes back what was deleted since, onto the shelf all the same', async () => {
    const { run, sell, pay, stock, item, east, west, queries } = await shop();
    const sale = await sell(8);
    await pay(sale, '80');
    await run(new FulfillSalesTransactionUseCase(), { id: sale.id });
    await run(new DeleteItemUseCase(), { id: item.id });
    await run(new DeleteWarehouseUseCase(), { id: east.id });
    const bringBack = (warehouseId: WarehouseId) =>
      run(new ReceiveSalesReturnUseCase(), {
        salesTransactionId: sale.id,
        warehouseId,
        reason: 'Too loud',
        items: [{ salesTransactionItemId: sale.lines[0]!.id, quantity: 2, restock: true }],
      });
    await expect(bringBack(east.id)).rejects.toMatchObject({ code: 'warehouse.unknown' });
    const given = await bringBack(west.id);
    expect(given.toSnapshot()).toMatchObject({ refundAmount: '20.00', items: [{ sku: 'D' }] });
    expect(await stock()).toEqual([
      [0, 0],
      [2, 0],
    ]);
    expect(await queries.differences()).toEqual([]);
    await expect(sell(1)).rejects.toMatchObject({ code: 'item.unknown' });
  });

  it('is sold at the price that whoever sells may give, and due by the date of the company', async () => {
    const { run, customer, item, stock } = await shop();
    const allowance = { discountMax: DiscountRate.of('0.2'), mayNamePrice: false };
    const sell = (request: PriceRequest) =>
      // In Honolulu it is the evening before.
      run(new CreateSalesTransactionUseCase(TimeZone.of('Pacific/Honolulu')), {
        customerId: customer.id,
        paymentTerms: 'due_on_receipt',
        allowance,
        items: [{ itemId: item.id, quantity: 2, ...request }],
      });
    const before = await stock();
    await expect(sell({ unitPrice: '9.99' })).rejects.toMatchObject({
      code: 'sales_transaction.price_below_list',
      details: { lines: [{ itemId: item.id, listPrice: '10.00', asked: '9.99', lowest: '8.00' }] },
    });
    expect(await stock()).toEqual(before);
    const discount = { rate: '0.20', reason: 'Last one' };
    expect((await sell({ discount })).toSnapshot()).toMatchObject({
      customerName: 'Ada',
      dueDate: '2026-01-14',
      totalAmount: '16.00',
      items: [{ sku: 'D', name: 'Drill', listPrice: '10.00', unitPrice: '8.00' }],
    });
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
