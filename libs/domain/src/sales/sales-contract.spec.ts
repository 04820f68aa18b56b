import { Takings } from '../billing/takings.js';
import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  after,
  aggregateContract,
  contextOf,
  earlier,
  elsewhere,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { Address } from '../shared/address.js';
import { type ActionContext, type EntityId, Money } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';
import { ANY_PRICE, SalesPrice } from './sales-price.js';
import { SalesReturn } from './sales-return.js';
import { SalesTransaction } from './sales-transaction.js';

const customerId = 'customer-1' as CustomerId;
const customer = { id: customerId, name: 'Ada', address: Address.of(elsewhere) };
const itemId = 'item-1' as ItemId;
const item = { id: itemId, sku: 'DR-1', name: 'Drill' };
const warehouseId = 'warehouse-1' as WarehouseId;
const saleId = 'sale-1' as EntityId<'SalesTransaction'>;

/** A tenth off 22.21 by somebody who may leave off anything. */
const discount = { rate: '0.1', reason: 'Display' };
const [price] = SalesPrice.agree(
  [{ itemId, listPrice: Money.of('22.21', 'EUR'), discount }],
  ANY_PRICE,
);

/** Three pieces at 19.99. */
const sold = (paymentTerms: 'net_15' | 'net_30', context: ActionContext) =>
  SalesTransaction.draft(
    {
      customer,
      paymentTerms,
      soldOn: '2026-01-15',
      items: [{ item, quantity: 3, price: price! }],
    },
    context,
  ).confirm('ST-2026-000042', [[{ warehouseId, quantity: 3 }]]);

aggregateContract(SalesTransaction, {
  create: (context) => sold('net_15', context),
  id: 'maker-2',
  fields: {
    number: 'ST-2026-000042',
    customerId,
    customerName: 'Ada',
    customerAddress: elsewhere,
    paymentTerms: 'net_15',
    dueDate: '2026-01-30',
    status: 'confirmed',
    isOpen: true,
    currency: 'EUR',
    totalAmount: '59.97',
    paidAmount: '0.00',
    refundedAmount: '0.00',
    returnedAmount: '0.00',
    goodwillAmount: '0.00',
    balanceDue: '59.97',
    paymentStatus: 'unpaid',
    items: [
      {
        id: 'maker-1',
        itemId,
        sku: 'DR-1',
        name: 'Drill',
        quantity: 3,
        listPrice: '22.21',
        unitPrice: '19.99',
        discount,
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

const stored = () => {
  const made = sold('net_30', contextOf('before', earlier.at));
  return SalesTransaction.reconstitute({ ...made.toSnapshot(), id: saleId });
};
const soldLine = { id: 'before-1', itemId, sku: 'DR-1', unitPrice: '19.99' };
const facts = {
  number: 'ST-2026-000042',
  customerId,
  currency: 'EUR',
  totalAmount: '59.97',
  items: [{ ...soldLine, quantity: 3 }],
};

eventContract(SalesTransaction, 'sales_transaction', {
  'sales_transaction.confirmed': [
    {
      when: (context) => sold('net_30', context),
      payload: {
        ...facts,
        dueDate: '2026-02-14',
        items: [{ ...soldLine, id: 'tester-1', quantity: 3 }],
      },
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
  'refund.made': [
    {
      when: (context) => {
        const sale = stored();
        sale.pay({ amount: '20', method: 'check', reference: null }, earlier);
        sale.pullEvents();
        const request = { amount: '5', reference: 'No. 8', reason: 'Late' };
        return after(sale, (it) => it.refund(request, { takings: Takings.none }, context));
      },
      payload: {
        refundId: 'tester-1',
        number: 'ST-2026-000042',
        amount: '5.00',
        currency: 'EUR',
        method: 'check',
        kind: 'goodwill',
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
        items: [{ ...soldLine, quantity: 1, restock: true, amount: '19.99' }],
      },
    },
  ],
});

const tooCheap = { itemId, listPrice: '20.00', asked: '17.00', lowest: '18.00' };

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
  priceTwice: [
    [
      [],
      'invalid',
      'sales_transaction.price_twice',
      'A line has a unit price or a discount, not both.',
      { field: 'items' },
    ],
  ],
  priceZero: [
    [
      [],
      'invalid',
      'sales_transaction.price_zero',
      'What has a price is given away by a discount of rate 1, with a reason.',
      { field: 'items' },
    ],
  ],
  discountRateInvalid: [
    [
      [],
      'invalid',
      'sales_transaction.discount_rate_invalid',
      'A discount rate is a decimal text from 0 to 1, such as "0.10", of 4 places at most.',
      { field: 'items' },
    ],
  ],
  priceBelowList: [
    [
      [[tooCheap]],
      'forbidden',
      'sales_transaction.price_below_list',
      'Some lines are cheaper than you may sell; a discount needs a reason and has a limit.',
      { lines: [tooCheap] },
    ],
  ],
  wrongStatus: [
    [
      ['cancelled', 'confirmed'],
      'conflict',
      'sales_transaction.wrong_status',
      'The sale is cancelled; only one that is confirmed can.',
      { status: 'cancelled', needed: 'confirmed' },
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
