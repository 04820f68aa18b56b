import { post } from './strata.mjs';

const PIECES = 10_000_000;

/** A customer, a warehouse, and so many items with more pieces than can be sold. */
export async function openMarket(strata, size) {
  const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };
  const customer = await post(strata, '/customers', { name: 'Buyer' });
  const warehouse = await post(strata, '/warehouses', { code: 'BENCH', name: 'Bench', address });
  const items = [];
  for (let index = 0; index < size; index += 1) {
    const item = { sku: `B-${index}`, name: 'Item', unit_price: '9.99' };
    items.push(await post(strata, '/items', item));
  }
  await post(strata, '/inventory/receipts', {
    warehouse_id: warehouse,
    items: items.map((item_id) => ({ item_id, quantity: PIECES })),
  });
  return { customer, warehouse, items };
}

/** Makes bodies of sales: of so many of the items each, one after the other. */
export function salesOf(customer, items, lines = 1) {
  let next = 0;
  const line = () => ({ item_id: items[next++ % items.length], quantity: 1 });
  return () => ({
    customer_id: customer,
    payment_terms: 'net_30',
    items: Array.from({ length: lines }, line),
  });
}
