const PIECES = 10_000_000;
const SPREAD = 100;

/** A customer, a warehouse, and items with more pieces than can be sold; gives what makes bodies of sales. */
export async function openMarket({ api, headers }) {
  const post = async (path, body) => {
    const response = await fetch(api + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()).id;
  };
  const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };
  const customer = await post('/customers', { name: 'Buyer' });
  const warehouse = await post('/warehouses', { code: 'BENCH', name: 'Bench', address });
  const items = [];
  for (let index = 0; index <= SPREAD; index += 1) {
    items.push(await post('/items', { sku: `B-${index}`, name: 'Item', unit_price: '9.99' }));
  }
  await post('/inventory/receipts', {
    warehouse_id: warehouse,
    items: items.map((item_id) => ({ item_id, quantity: PIECES })),
  });
  const [hot, ...spread] = items;
  return { ofOneItem: salesOf(customer, [hot]), ofManyItems: salesOf(customer, spread) };
}

/** Sales of one piece, of one item after the other. */
function salesOf(customer, items) {
  let count = 0;
  return () => {
    count += 1;
    return {
      customer_id: customer,
      payment_terms: 'net_30',
      items: [{ item_id: items[count % items.length], quantity: 1 }],
    };
  };
}
