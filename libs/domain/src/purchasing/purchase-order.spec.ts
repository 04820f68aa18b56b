import fc from 'fast-check';
import type { DomainError } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import type { VendorId } from '../vendors/vendor.js';
import type { PurchaseLineId } from './purchase-line.js';
import { PURCHASE_ORDER_STATUSES, type PurchaseOrderStatus } from './purchase-order-status.js';
import type { NewPurchaseOrder } from './purchase-order-snapshot.js';
import { PurchaseOrder } from './purchase-order.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const item = (name: string) => ({ id: name as ItemId, sku: name.toUpperCase(), name });
const input: NewPurchaseOrder = {
  vendor: { id: 'acme' as VendorId, name: 'Acme' },
  warehouseId: 'east' as WarehouseId,
  items: [
    { item: item('drill'), quantity: 10, unitCost: '7.50' },
    { item: item('saw'), quantity: 2, unitCost: '0' },
  ],
};
const draft = (rest: Partial<NewPurchaseOrder> = {}) =>
  PurchaseOrder.draft({ ...input, ...rest }, context).numbered('PO-2026-000001');
const ordered = () => {
  const order = draft();
  order.order(context);
  return PurchaseOrder.reconstitute(order.toSnapshot());
};
const came = (order: PurchaseOrder, ...quantities: readonly number[]) => ({
  reference: null,
  items: quantities.flatMap((quantity, index) => {
    const { id: purchaseOrderItemId } = order.lines[index]!;
    return quantity === 0 ? [] : [{ purchaseOrderItemId, quantity }];
  }),
});
const errorOf = (act: () => unknown): Partial<DomainError> => {
  try {
    act();
  } catch (error) {
    return error as DomainError;
  }
  return {};
};

describe('a purchase order', () => {
  it.each<[string, Partial<NewPurchaseOrder>]>([
    ['purchase_order.no_items', { items: [] }],
    [
      'purchase_order.too_many_items',
      { items: Array.from({ length: 201 }, () => input.items[0]!) },
    ],
    ['purchase_order.currency_foreign', { currency: 'EUR' }],
    ['quantity.invalid', { items: [{ ...input.items[0]!, quantity: 0 }] }],
    ['stock.cost_negative', { items: [{ ...input.items[0]!, unitCost: '-1' }] }],
    ['money.too_many_places', { items: [{ ...input.items[0]!, unitCost: '0.001' }] }],
    ['money.amount_out_of_range', { items: [{ ...input.items[0]!, unitCost: '999999999999' }] }],
  ])('is refused as %s, new or revised', (code, rest) => {
    expect(errorOf(() => draft(rest)).code).toBe(code);
    const stored = PurchaseOrder.reconstitute(draft().toSnapshot());
    const before = stored.toSnapshot();
    expect(errorOf(() => stored.revise(rest, context)).code).toBe(code);
    expect([stored.toSnapshot(), stored.hasChanged]).toEqual([before, false]);
  });

  it('is revised while it is a draft: what is absent stays, lines are replaced whole', () => {
    const order = PurchaseOrder.reconstitute(draft({ expectedOn: '2026-02-01' }).toSnapshot());
    order.revise({}, context);
    expect(order.hasChanged).toBe(false);
    const before = order.toSnapshot();
    order.revise({ vendor: { id: 'bolt' as VendorId, name: 'Bolt' }, expectedOn: null }, context);
    const next = { vendorId: 'bolt', vendorName: 'Bolt', expectedOn: null, version: 2 };
    expect(order.toSnapshot()).toEqual({ ...before, ...next });
    const items = [{ item: item('nail'), quantity: 1, unitCost: '0.1' }];
    order.revise({ items, warehouseId: 'west' as WarehouseId, currency: 'USD' }, context);
    expect(order.toSnapshot()).toMatchObject({
      warehouseId: 'west',
      items: [{ itemId: 'nail', sku: 'NAIL', ordered: 1, received: 0, unitCost: '0.10' }],
    });
    expect(order.pullEvents()).toEqual([]);
  });

  it('comes in parts, and is received with the last piece', () => {
    const order = ordered();
    const receipt = order.receive(came(order, 4), context);
    expect(receipt.lines).toMatchObject([{ itemId: 'drill', quantity: 4, unitCost: '7.50' }]);
    expect(order.toSnapshot()).toMatchObject({ status: 'partially_received', isOpen: true });
    order.receive(came(order, 6), context);
    expect(order.status).toBe('partially_received');
    order.receive(came(order, 0, 2), context);
    const items = [{ received: 10 }, { received: 2 }];
    expect(order.toSnapshot()).toMatchObject({ status: 'received', isOpen: false, items });
  });

  it('names every line of which more came than was ordered, and takes in none', () => {
    const order = ordered();
    const [drill, saw] = order.lines.map(({ id }) => id) as [PurchaseLineId, PurchaseLineId];
    const items = [
      { purchaseOrderItemId: drill, quantity: 6 },
      { purchaseOrderItemId: saw, quantity: 3 },
      { purchaseOrderItemId: drill, quantity: 5 },
    ];
    const { code, details } = errorOf(() => order.receive({ reference: null, items }, context));
    expect(code).toBe('purchase_order.exceeds_ordered');
    expect(details).toEqual({
      lines: [
        { purchaseOrderItemId: drill, itemId: 'drill', asked: 11, outstanding: 10 },
        { purchaseOrderItemId: saw, itemId: 'saw', asked: 3, outstanding: 2 },
      ],
    });
    expect(order.lines.map(({ outstanding }) => outstanding)).toEqual([10, 2]);
  });

  it.each([
    ['purchase_order.no_items', []],
    ['purchase_order.line_unknown', [{ purchaseOrderItemId: 'x' as PurchaseLineId, quantity: 1 }]],
  ])('takes in no receipt that is %s', (code, items) => {
    expect(errorOf(() => ordered().receive({ reference: null, items }, context)).code).toBe(code);
  });

  it('has no part of a piece', () => {
    const order = ordered();
    expect(errorOf(() => order.receive(came(order, 1.5), context)).code).toBe('quantity.invalid');
  });

  /** What may be done in each status. */
  const ALLOWED: Readonly<Record<string, readonly PurchaseOrderStatus[]>> = {
    revise: ['draft'],
    order: ['draft'],
    cancel: ['draft', 'ordered'],
    close: ['partially_received'],
    receive: ['ordered', 'partially_received'],
  };
  const acts: Readonly<Record<string, (order: PurchaseOrder) => unknown>> = {
    revise: (order) => order.revise({ expectedOn: null }, context),
    order: (order) => order.order(context),
    cancel: (order) => order.cancel(context),
    close: (order) => order.close(context),
    receive: (order) => order.receive(came(order, 1), context),
  };
  const cases = PURCHASE_ORDER_STATUSES.flatMap((status) =>
    Object.keys(acts).map((act) => [status, act] as const),
  );

  it.each(cases)('that is %s can or cannot: %s', (status, act) => {
    const order = PurchaseOrder.reconstitute({ ...ordered().toSnapshot(), status });
    const { code } = errorOf(() => acts[act]!(order));
    const isAllowed = ALLOWED[act]!.includes(status);
    expect(code).toBe(isAllowed ? undefined : 'purchase_order.wrong_status');
    expect(order.hasChanged).toBe(isAllowed);
  });

  it('never has more than was ordered, whatever comes, over 1,000 sequences', () => {
    const receipt = fc.tuple(fc.nat(6), fc.nat(3));
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 8 }), (receipts) => {
        const order = ordered();
        const model = [10, 2];
        for (const [drills, saws] of receipts) {
          const isOver = drills > model[0]! || saws > model[1]!;
          const isNothing = drills + saws === 0;
          const isOpen = model.some((left) => left > 0);
          const { code } = errorOf(() => order.receive(came(order, drills, saws), context));
          if (!isOpen) expect(code).toBe('purchase_order.wrong_status');
          else if (isNothing) expect(code).toBe('purchase_order.no_items');
          else if (isOver) expect(code).toBe('purchase_order.exceeds_ordered');
          else {
            expect(code).toBeUndefined();
            model[0]! -= drills;
            model[1]! -= saws;
          }
          expect(order.lines.map(({ outstanding }) => outstanding)).toEqual(model);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
