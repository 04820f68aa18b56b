import type { Send } from './send.js';

/** What ids in the examples of bodies stand for, by the name of the property. */
export type References = Readonly<Record<string, string>>;

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

/** Makes what requests are about, all of it new: two warehouses of stock and fleet, a customer, a vendor. */
export async function makeReferences(send: Send, name: string): Promise<References> {
  const make = makerOf(send);
  const item = { sku: name, name: 'Drill', unit_price: '19.99' };
  const [item_id, customer_id, vendor_id] = [
    await make('/items', item),
    await make('/customers', { name }),
    await make('/vendors', { name }),
  ];
  const [warehouse_id, to_warehouse_id] = [
    await make('/warehouses', { code: `${name}-W`, name, address }),
    await make('/warehouses', { code: `${name}-E`, name, address }),
  ];
  const items = [{ item_id, quantity: 50 }];
  await make('/inventory/receipts', { warehouse_id, items });
  await make('/fleet/commissions', { warehouse_id, items: [{ item_id, quantity: 10 }] });
  return {
    item_id,
    customer_id,
    vendor_id,
    entity_id: customer_id,
    warehouse_id,
    from_warehouse_id: warehouse_id,
    to_warehouse_id,
  };
}

/** Makes what the id in a path stands for, by the path before it, where the example of its `POST` would not do. */
export const OWNERS: Readonly<
  Record<string, (send: Send, references: References) => Promise<References>>
> = {
  '/sales-transactions': async (send, { customer_id, item_id }) => {
    const items = [{ item_id, quantity: 10 }];
    const body = { customer_id, payment_terms: 'net_30', items };
    const sale = await send({ method: 'POST', path: '/sales-transactions', body });
    const [line] = (sale['items'] ?? []) as { readonly id: string }[];
    return { id: String(sale['id']), sales_transaction_item_id: line?.id ?? '' };
  },
  '/purchase-orders': async (send, { vendor_id, warehouse_id, item_id }) => {
    const items = [{ item_id, quantity: 10, unit_cost: '7.25' }];
    const body = { vendor_id, warehouse_id, items };
    const order = await send({ method: 'POST', path: '/purchase-orders', body });
    const [line] = (order['items'] ?? []) as { readonly id: string }[];
    return { id: String(order['id']), purchase_order_item_id: line?.id ?? '' };
  },
  '/rental-agreements': async (send, references) => {
    const { customer_id, warehouse_id, item_id } = references;
    await ratePlan(send, item_id);
    const items = [{ item_id, quantity: 10 }];
    const body = { customer_id, warehouse_id, items, payment_terms: 'net_30', ...PERIOD };
    const agreement = await send({ method: 'POST', path: '/rental-agreements', body });
    const [line] = (agreement['items'] ?? []) as { readonly id: string }[];
    return { id: String(agreement['id']), rental_line_id: line?.id ?? '' };
  },
};

/** From when to when it is rented: less than the example of an extension says. */
const PERIOD = { starts_at: '2026-02-28T09:30:00Z', ends_at: '2026-03-02T09:30:00Z' };

/** What happens to an order before goods come. */
const placeOrder = (send: Send, { id }: References) =>
  send({ method: 'POST', path: `/purchase-orders/${id}/order` });

/** Pieces of an agreement leave the house. */
const handOut = (send: Send, { id, rental_line_id }: References, quantity: number) =>
  send({
    method: 'POST',
    path: `/rental-agreements/${id}/hand-outs`,
    body: { items: [{ rental_line_id, quantity }] },
  });

/** What must have happened before an operation. */
export const BEFORE: Readonly<Record<string, (send: Send, references: References) => unknown>> = {
  issueToken: (send) =>
    makerOf(send)('/users', { username: 'admin', password: PASSWORD, role: 'admin' }),
  refundSalesTransaction: (send, { id }) =>
    send({
      method: 'POST',
      path: `/sales-transactions/${id}/payments`,
      body: { amount: '99.99', method: 'cash' },
    }),
  receiveSalesReturn: (send, { id }) =>
    send({ method: 'POST', path: `/sales-transactions/${id}/fulfill` }),
  receiveGoods: placeOrder,
  closePurchaseOrder: async (send, { id, purchase_order_item_id = '' }) => {
    await placeOrder(send, { id: id ?? '' });
    const items = [{ purchase_order_item_id, quantity: 1 }];
    await send({ method: 'POST', path: `/purchase-orders/${id}/receipts`, body: { items } });
  },
  createRentalAgreement: (send, { item_id }) => ratePlan(send, item_id),
  refundRentalAgreement: (send, { id }) =>
    send({
      method: 'POST',
      path: `/rental-agreements/${id}/payments`,
      body: { amount: '99.99', method: 'cash' },
    }),
  releaseRentalAgreement: (send, references) => handOut(send, references, 1),
  checkInRental: (send, references) => handOut(send, references, 10),
  quoteRental: (send, { item_id }) => ratePlan(send, item_id),
};

/** As the examples have it. */
export const PASSWORD = 'correct horse battery staple';

const ratePlan = (send: Send, item_id: string | undefined) =>
  makerOf(send)('/rate-plans', { item_id, tiers: [{ unit: 'day', count: 1, price: '9.99' }] });

const makerOf = (send: Send) => async (path: string, body: unknown) =>
  String((await send({ method: 'POST', path, body }))['id']);
