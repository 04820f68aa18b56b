import { handedOver, Takings } from '../billing/takings.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { Money } from '@strata/domain-kit';
import { SalesTransaction } from './sales-transaction.js';
import { atList, buyer, contextOf } from '../testing/index.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const warehouseId = 'w-1' as WarehouseId;

/** A sale of so many pieces at so much each. */
function sale(...lines: (readonly [quantity: number, unitPrice: string])[]): SalesTransaction {
  const draft = SalesTransaction.draft(
    {
      customer: buyer,
      paymentTerms: 'net_30',
      soldOn: '2026-01-15',
      items: lines.map(([quantity, unitPrice], index) =>
        atList(`i-${index}`, quantity, Money.of(unitPrice)),
      ),
    },
    context,
  );
  const made = draft.confirm(
    'ST-2026-000001',
    lines.map(([quantity]) => [{ warehouseId, quantity }]),
  );
  made.pullEvents();
  return SalesTransaction.reconstitute(made.toSnapshot());
}
const pay = (made: SalesTransaction, amount: string) =>
  made.pay({ amount, method: 'cash', reference: null }, context);
const giveBack = (made: SalesTransaction, quantity: number, line = 0) =>
  made.returnItems(
    {
      warehouseId,
      reason: 'Too many',
      items: [{ salesTransactionItemId: made.lines[line]!.id, quantity, restock: true }],
    },
    context,
  );
const code = (value: string) => expect.objectContaining({ code: value });

describe('a sale', () => {
  it('adds up its lines and is due by its terms', () => {
    expect(sale([3, '19.99'], [1, '0.03']).toSnapshot()).toMatchObject({
      totalAmount: '60.00',
      balanceDue: '60.00',
      dueDate: '2026-02-14',
      status: 'confirmed',
      paymentStatus: 'unpaid',
      isOpen: true,
    });
  });

  it('has lines, of pieces that can be counted', () => {
    expect(() => sale()).toThrow(code('sales_transaction.no_items'));
    expect(() => sale([0, '1'])).toThrow(code('quantity.invalid'));
    expect(() => sale(...Array.from({ length: 201 }, () => [1, '1'] as const))).toThrow(
      code('sales_transaction.too_many_items'),
    );
  });

  it('is paid in parts, never more than is due', () => {
    const made = sale([1, '10.00']);
    expect(() => pay(made, '10.01')).toThrow(code('payment.exceeds_balance'));
    expect(() => pay(made, '0')).toThrow(code('payment.amount_invalid'));
    pay(made, '4');
    expect(made.toSnapshot()).toMatchObject({
      paymentStatus: 'partially_paid',
      balanceDue: '6.00',
    });
    pay(made, '6.00');
    expect(made.toSnapshot()).toMatchObject({ paymentStatus: 'paid', balanceDue: '0.00' });
    expect(made.pullMoneyRecords().payments).toHaveLength(2);
    expect(made.pullEvents().map(({ name }) => name)).toEqual([
      'payment.received',
      'payment.received',
    ]);
  });

  it('of nothing is paid from the start', () => {
    expect(sale([1, '0']).toSnapshot()).toMatchObject({ paymentStatus: 'paid', isOpen: true });
  });

  it('goes from confirmed to fulfilled or cancelled, and nowhere else', () => {
    const fulfilled = sale([1, '1']);
    expect(() => giveBack(fulfilled, 1)).toThrow(code('sales_transaction.wrong_status'));
    fulfilled.fulfill(context);
    const cancelled = sale([1, '1']);
    cancelled.cancel(context);
    for (const made of [fulfilled, cancelled]) {
      expect(() => made.fulfill(context)).toThrow(code('sales_transaction.wrong_status'));
      expect(() => made.cancel(context)).toThrow(code('sales_transaction.wrong_status'));
    }
    expect(() => pay(cancelled, '1')).toThrow(code('sales_transaction.wrong_status'));
    expect(() => giveBack(cancelled, 1)).toThrow(code('sales_transaction.wrong_status'));
  });

  it('refunds everything when it is called off', () => {
    const made = sale([2, '5']);
    pay(made, '7');
    made.cancel(context);
    expect(made.toSnapshot()).toMatchObject({
      refundedAmount: '7.00',
      paymentStatus: 'refunded',
      balanceDue: '0.00',
      isOpen: false,
    });
  });

  it('gives back as it was paid, or as it is told, with a record and an event of each part', () => {
    const made = sale([4, '2.50']);
    made.pay({ amount: '4', method: 'card', reference: null }, context);
    pay(made, '6');
    const { payments } = made.pullMoneyRecords();
    made.fulfill(context);
    made.pullEvents();
    const takings = new Takings(handedOver(payments).reverse(), []);
    const items = [{ salesTransactionItemId: made.lines[0]!.id, quantity: 3, restock: true }];
    made.returnItems({ warehouseId, reason: 'x', items }, context, { takings });
    const { refunds } = made.pullMoneyRecords();
    const record = {
      documentType: 'sales_transaction',
      documentId: made.id,
      currency: 'USD',
      reference: null,
      createdAt: context.at,
      createdBy: 'tester',
      kind: 'return',
      reason: null,
    };
    expect(refunds).toStrictEqual([
      { ...record, id: expect.any(String), method: 'cash', amount: '6.00' },
      { ...record, id: expect.any(String), method: 'card', amount: '1.50' },
    ]);
    expect(made.pullEvents()).toMatchObject(
      refunds.map(({ id: refundId, method, amount }) => ({
        name: 'refund.made',
        aggregateVersion: 2,
        payload: { refundId, method, amount, kind: 'return', balanceDue: '0.00' },
      })),
    );
    const request = { amount: '2.50', reference: ' No. 8 ', reason: ' Sorry ' };
    made.refund(request, { takings: takings.and([], refunds), method: 'check' }, context);
    expect(made.pullMoneyRecords().refunds).toMatchObject([
      { method: 'check', amount: '2.50', kind: 'goodwill', reason: 'Sorry', reference: 'No. 8' },
    ]);
    expect(made.toSnapshot()).toMatchObject({ goodwillAmount: '2.50', paymentStatus: 'refunded' });
  });

  it('gives back out of goodwill while it lives, for a reason', () => {
    const made = sale([1, '10.00']);
    const by = { takings: Takings.none };
    const refund = (amount: string, reason = 'Late') =>
      made.refund({ amount, reference: null, reason }, by, context);
    expect(() => refund('1')).toThrow(code('refund.exceeds_paid'));
    pay(made, '5');
    expect(() => refund('1', ' ')).toThrow(code('text.required'));
    expect(() => refund('1', 'x'.repeat(501))).toThrow(code('text.too_long'));
    expect(() => refund('1.001')).toThrow(code('money.too_many_places'));
    refund('5');
    expect(made.toSnapshot()).toMatchObject({ paymentStatus: 'unpaid', balanceDue: '5.00' });
    made.cancel(context);
    expect(made.toSnapshot()).toMatchObject({ paymentStatus: 'refunded', balanceDue: '0.00' });
    expect(() => refund('1')).toThrow(code('sales_transaction.wrong_status'));
  });

  it('tells, when it is called off, what goes back in all and by each method', () => {
    const made = sale([2, '5']);
    pay(made, '3');
    made.pay({ amount: '4', method: 'card', reference: null }, context);
    made.pullEvents();
    made.cancel(context);
    expect(made.pullEvents()).toMatchObject([
      { name: 'sales_transaction.cancelled', payload: { refundAmount: '7.00' } },
      { name: 'refund.made', payload: { method: 'card', amount: '4.00', kind: 'cancellation' } },
      { name: 'refund.made', payload: { method: 'cash', amount: '3.00', kind: 'cancellation' } },
    ]);
  });

  it('refunds only what was paid beyond what is owed after a return', () => {
    const made = sale([4, '2.50']);
    pay(made, '6');
    made.fulfill(context);
    expect(giveBack(made, 1).toSnapshot()).toMatchObject({
      returnAmount: '2.50',
      refundAmount: '0.00',
    });
    expect(made.toSnapshot()).toMatchObject({
      paymentStatus: 'partially_paid',
      balanceDue: '1.50',
    });
    expect(giveBack(made, 2).toSnapshot().refundAmount).toBe('3.50');
    expect(made.toSnapshot()).toMatchObject({
      returnedAmount: '7.50',
      paymentStatus: 'partially_refunded',
      balanceDue: '0.00',
    });
    giveBack(made, 1);
    expect(made.toSnapshot()).toMatchObject({ paymentStatus: 'refunded', refundedAmount: '6.00' });
    expect(() => giveBack(made, 1)).toThrow(code('sales_return.exceeds_sold'));
  });

  it('keeps the lines of a return apart, and refuses one that is not its own', () => {
    const made = sale([2, '1'], [3, '2']);
    made.fulfill(context);
    expect(giveBack(made, 3, 1).toSnapshot().items).toMatchObject([
      { itemId: 'i-1', quantity: 3, amount: '6.00' },
    ]);
    expect(() =>
      made.returnItems(
        {
          warehouseId,
          reason: 'x',
          items: [{ salesTransactionItemId: 'other' as never, quantity: 1, restock: true }],
        },
        context,
      ),
    ).toThrow(code('sales_return.line_unknown'));
  });

  it('keeps its pieces where they were allocated', () => {
    const made = SalesTransaction.draft(
      {
        customer: buyer,
        paymentTerms: 'due_on_receipt',
        soldOn: '2026-01-15',
        items: [atList('i-1', 3, Money.of('1')), atList('i-2', 1, Money.of('2'))],
      },
      context,
    ).confirm('ST-2026-000001', [
      [
        { warehouseId, quantity: 2 },
        { warehouseId: 'w-2' as WarehouseId, quantity: 1 },
      ],
      [{ warehouseId, quantity: 1 }],
    ]);
    expect(made.reservedPieces).toEqual([
      { itemId: 'i-1', warehouseId: 'w-1', quantity: 2 },
      { itemId: 'i-1', warehouseId: 'w-2', quantity: 1 },
      { itemId: 'i-2', warehouseId: 'w-1', quantity: 1 },
    ]);
    expect(made).toMatchObject({ status: 'confirmed', dueDate: '2026-01-15' });
  });

  it('hands out each payment once, with the moment of its own history', () => {
    const made = sale([1, '10.00']);
    const early = { ...context, at: new Date('2026-01-15T08:00:00.000Z'), newId: () => 'p-1' };
    made.pay({ amount: '4', method: 'check', reference: ' No. 7 ' }, early);
    const { payments, refunds } = made.pullMoneyRecords();
    expect(refunds).toEqual([]);
    expect(payments).toStrictEqual([
      {
        id: 'p-1',
        documentType: 'sales_transaction',
        documentId: made.id,
        currency: 'USD',
        amount: '4.00',
        method: 'check',
        reference: 'No. 7',
        createdAt: context.at,
        createdBy: 'tester',
      },
    ]);
    expect(made.pullMoneyRecords()).toEqual({ payments: [], refunds: [] });
    expect(made.version).toBe(2);
  });

  it('says what it refuses, and why', () => {
    const long = (length: number) => 'x'.repeat(length + 1);
    const details = (value: object) => expect.objectContaining({ details: value });
    const made = sale([2, '5.00']);
    expect(() => giveBack(made, 1)).toThrow(details({ status: 'confirmed', needed: 'fulfilled' }));
    expect(() => made.pay({ amount: '1', method: 'check', reference: long(255) }, context)).toThrow(
      details({ field: 'reference', max: 255 }),
    );
    expect(() => pay(made, '10.01')).toThrow(details({ amount: '10.01', balanceDue: '10.00' }));
    expect(() => pay(made, '-1')).toThrow(code('payment.amount_invalid'));
    made.fulfill(context);
    expect(() => made.cancel(context)).toThrow(
      details({ status: 'fulfilled', needed: 'confirmed' }),
    );
    expect(() => giveBack(made, 0)).toThrow(code('quantity.invalid'));
    expect(() => giveBack(made, 3)).toThrow(details({ asked: 3, returnable: 2 }));
    expect(() => made.returnItems({ warehouseId, reason: 'x', items: [] }, context)).toThrow(
      code('sales_transaction.no_items'),
    );
    for (const [reason, why] of [
      [' ', 'text.required'],
      [long(500), 'text.too_long'],
    ] as const) {
      const items = [{ salesTransactionItemId: made.lines[0]!.id, quantity: 1, restock: true }];
      expect(() => made.returnItems({ warehouseId, reason, items }, context)).toThrow(
        expect.objectContaining({
          code: why,
          details: expect.objectContaining({ field: 'reason' }),
        }),
      );
    }
    const cancelled = sale([1, '1']);
    cancelled.cancel(context);
    expect(() => pay(cancelled, '1')).toThrow(details({ status: 'cancelled', needed: 'living' }));
  });

  it('has as many lines as it may, and terms that there are', () => {
    const most = Array.from({ length: SalesTransaction.LINES_MAX }, () => [1, '1'] as const);
    expect(sale(...most).toSnapshot().totalAmount).toBe('200.00');
    const items = [atList('i-1', 1, Money.of('1'))];
    const input = { customer: buyer, paymentTerms: 'net_45', soldOn: '2026-01-15', items };
    expect(() => SalesTransaction.draft(input, context)).toThrow(code('payment_terms.invalid'));
  });

  it('is returned at its own moment, and only what is restocked goes back on the shelf', () => {
    const made = sale([2, '5.00'], [1, '1.00']);
    const late = { ...context, at: new Date('2026-02-01T00:00:00.000Z') };
    made.fulfill(late);
    const version = made.version;
    const given = made.returnItems(
      {
        warehouseId,
        reason: ' Broken\nbox ',
        items: [
          { salesTransactionItemId: made.lines[0]!.id, quantity: 1, restock: false },
          { salesTransactionItemId: made.lines[1]!.id, quantity: 1, restock: true },
        ],
      },
      context,
    );
    const asSold = { sku: 'SKU i-1', name: 'Item i-1', unitPrice: '1.00' };
    expect(given.lines).toMatchObject([
      { salesTransactionItemId: made.lines[0]!.id, quantity: 1, restock: false, amount: '5.00' },
      {
        salesTransactionItemId: made.lines[1]!.id,
        quantity: 1,
        restock: true,
        amount: '1.00',
        ...asSold,
      },
    ]);
    expect(given.warehouseId).toBe(warehouseId);
    expect(given.createdAt).toEqual(late.at);
    expect(given.toSnapshot()).toMatchObject({ reason: 'Broken\nbox', returnAmount: '6.00' });
    expect(made.version).toBe(version);
    expect(made.updatedAt).toEqual(late.at);
    const loaded = SalesTransaction.reconstitute(made.toSnapshot());
    giveBack(loaded, 1);
    expect(loaded.hasChanged).toBe(true);
  });

  it('owes nothing once it is cancelled, also out of the store', () => {
    const made = sale([1, '10.00']);
    pay(made, '4');
    made.cancel(context);
    const { balance } = SalesTransaction.reconstitute(made.toSnapshot());
    expect([balance.owed, balance.net, balance.due].map(String)).toEqual([
      '0.00 USD',
      '0.00 USD',
      '0.00 USD',
    ]);
    expect(balance.equals(made.balance)).toBe(true);
  });
});
