import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { type ActionContext, type EntityId, Money } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';
import { SalesReturn } from './sales-return.js';
import { SalesTransaction } from './sales-transaction.js';

const customerId = 'customer-1' as CustomerId;
const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;
const saleId = 'sale-1' as EntityId<'SalesTransaction'>;

/** Three pieces at 19.99. */
const sold = (paymentTerms: 'net_15' | 'net_30', context: ActionContext) =>
  SalesTransaction.draft(
    {
      customerId,
      paymentTerms,
      items: [{ itemId, quantity: 3, unitPrice: Money.of('19.99', 'EUR') }],
    },
    [[{ warehouseId, quantity: 3 }]],
    context,
  ).numbered('ST-2026-000042');

aggregateContract(SalesTransaction, {
  create: (context) => sold('net_15', context),
  id: 'maker-2',
  fields: {
    number: 'ST-2026-000042',
    customerId,
    paymentTerms: 'net_15',
    dueDate: '2026-01-30',
    status: 'confirmed',
    isOpen: true,
    currency: 'EUR',
    totalAmount: '59.97',
    paidAmount: '0.00',
    refundedAmount: '0.00',
    returnedAmount: '0.00',
    balanceDue: '59.97',
    paymentStatus: 'unpaid',
    items: [
      {
        id: 'maker-1',
        itemId,
        quantity: 3,
        unitPrice: '19.99',
        lineTotal: '59.97',
        returnedQuantity: 0,
        allocations: [{ warehouseId, quantity: 3 }],
      },
    ],
  },
});

aggregateContract(SalesReturn, {
  create: (context) =>
    SalesReturn.create(
      {
        salesTransactionId: saleId,
        warehouseId,
        reason: ' Too\nmany ',
        lines: [],
        returnAmount: Money.of('5', 'EUR'),
        refundAmount: Money.of('3', 'EUR'),
      },
      context,
    ),
  fields: {
    salesTransactionId: saleId,
    warehouseId,
    reason: 'Too\nmany',
    currency: 'EUR',
    returnAmount: '5.00',
    refundAmount: '3.00',
    items: [],
  },
});

const stored = () =>
  SalesTransaction.reconstitute({ ...sold('net_30', earlier).toSnapshot(), id: saleId });
const facts = { number: 'ST-2026-000042', customerId, currency: 'EUR', totalAmount: '59.97' };

eventContract(SalesTransaction, 'sales_transaction', {
  'sales_transaction.confirmed': [
    {
      when: (context) => sold('net_30', context),
      payload: { ...facts, dueDate: '2026-02-14', items: [{ itemId, quantity: 3 }] },
    },
  ],
  'sales_transaction.fulfilled': [
    { when: (context) => after(stored(), (it) => it.fulfill(context)), payload: facts },
  ],
  'sales_transaction.cancelled': [
    {
      when: (context) => after(stored(), (it) => it.cancel(context)),
      payload: { ...facts, refundAmount: '0.00' },
    },
    {
      when: (context) => {
        const sale = stored();
        sale.pay({ amount: '20', method: 'card', reference: null }, earlier);
        sale.pullEvents();
        return after(sale, (it) => it.cancel(context));
      },
      payload: { ...facts, refundAmount: '20.00' },
    },
  ],
  'payment.received': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.pay({ amount: '20', method: 'check', reference: 'No. 7' }, context),
        ),
      payload: {
        paymentId: 'tester-1',
        number: 'ST-2026-000042',
        amount: '20.00',
        currency: 'EUR',
        method: 'check',
        balanceDue: '39.97',
      },
    },
  ],
});

eventContract(SalesReturn, 'sales_return', {
  'sales_return.received': [
    {
      when: (context) => {
        const sale = stored();
        sale.pay({ amount: '50', method: 'cash', reference: null }, earlier);
        sale.fulfill(earlier);
        const items = [{ salesTransactionItemId: sale.lines[0]!.id, quantity: 1, restock: true }];
        return sale.returnItems({ warehouseId, reason: 'Broken', items }, context);
      },
      payload: {
        salesTransactionId: saleId,
        warehouseId,
        returnAmount: '19.99',
        refundAmount: '10.02',
        currency: 'EUR',
      },
    },
  ],
});

errorContract(salesErrors, {
  notFound: [
    [['s-1'], 'not_found', 'sales_transaction.not_found', 'There is no sales transaction s-1.'],
  ],
  customerUnknown: [
    [
      ['c-1'],
      'invalid',
      'sales_transaction.customer_unknown',
      'There is no customer c-1.',
      { field: 'customer_id' },
    ],
  ],
  noItems: [
    [[], 'invalid', 'sales_transaction.no_items', 'Name at least one item.', { field: 'items' }],
  ],
  tooManyItems: [
    [
      [200],
      'invalid',
      'sales_transaction.too_many_items',
      'A sale has at most 200 lines.',
      { field: 'items', max: 200 },
    ],
  ],
  priceNegative: [
    [
      [],
      'invalid',
      'sales_transaction.price_negative',
      'A unit price must not be negative.',
      { field: 'items' },
    ],
  ],
  wrongStatus: [
    [
      ['cancelled', 'confirmed'],
      'conflict',
      'sales_transaction.wrong_status',
      'The sale is cancelled; only a confirmed one can.',
      { status: 'cancelled', needed: 'confirmed' },
    ],
  ],
  paymentAmountInvalid: [
    [
      [],
      'invalid',
      'payment.amount_invalid',
      'A payment is more than nothing.',
      { field: 'amount' },
    ],
  ],
  paymentExceedsBalance: [
    [
      ['20.00', '19.99'],
      'conflict',
      'payment.exceeds_balance',
      '20.00 is more than the 19.99 still due.',
      { amount: '20.00', balanceDue: '19.99' },
    ],
  ],
  returnNotFound: [
    [['r-1'], 'not_found', 'sales_return.not_found', 'There is no sales return r-1.'],
  ],
  returnLineUnknown: [
    [
      ['l-1'],
      'invalid',
      'sales_return.line_unknown',
      'The sale has no line l-1.',
      { field: 'items' },
    ],
  ],
  overReturn: [
    [
      [3, 2],
      'conflict',
      'sales_return.exceeds_sold',
      '3 pieces were to be returned, but only 2 can be.',
      { asked: 3, returnable: 2 },
    ],
  ],
});
