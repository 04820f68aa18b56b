import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const { app } = testApp();
const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const send = async (
  method: Method,
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
) => {
  const sent = request(app)[method](`/api/v1${path}`).set(as('manager')).set(headers);
  return method === 'get' || method === 'delete' ? sent : sent.send(body);
};
const get = async (path: string) => (await send('get', path)).body;
const make = async (path: string, body: object) => {
  const answer = await send('post', path, body);
  expect(answer.status).toBe(201);
  return answer.body;
};

let count = 0;
const item = async (): Promise<string> => {
  count += 1;
  return (await make('/items', { sku: `I-${count}`, name: 'Hammer drill', unit_price: '10' })).id;
};
const warehouse = async (): Promise<string> => {
  count += 1;
  return (await make('/warehouses', { code: `W-${count}`, name: 'Depot', address })).id;
};
const vendor = async (): Promise<string> => {
  count += 1;
  return (await make('/vendors', { name: `Vendor ${count}` })).id;
};

/** A vendor, a warehouse, and an item of which ten pieces are in an order at 7.50. */
async function setUp(status: 'draft' | 'ordered' = 'ordered') {
  const [vendor_id, warehouse_id, item_id] = [await vendor(), await warehouse(), await item()];
  const items = [{ item_id, quantity: 10, unit_cost: '7.5' }];
  const draft = await make('/purchase-orders', { vendor_id, warehouse_id, items });
  const path = `/purchase-orders/${draft.id}`;
  if (status === 'ordered') await send('post', `${path}/order`);
  const receive = (quantity: number, line: string = draft.items[0].id) =>
    send('post', `${path}/receipts`, { items: [{ purchase_order_item_id: line, quantity }] });
  return { vendor_id, warehouse_id, item_id, draft, path, receive };
}

describe('purchase orders over HTTP', () => {
  it('are drafts, go out, come in by parts, and are stock at what they cost', async () => {
    const { vendor_id, warehouse_id, item_id, draft, path, receive } = await setUp('draft');
    expect(draft).toMatchObject({
      number: expect.stringMatching(/^PO-\d{4}-\d{6}$/),
      vendor_id,
      vendor_name: expect.stringMatching(/^Vendor/),
      warehouse_id,
      currency: 'USD',
      expected_on: null,
      status: 'draft',
      version: 1,
      items: [{ item_id, name: 'Hammer drill', ordered: 10, received: 0, unit_cost: '7.50' }],
    });
    expect((await receive(1)).body).toMatchObject({
      status: 409,
      code: 'purchase_order.wrong_status',
    });
    const ordered = await send('post', `${path}/order`);
    expect([ordered.status, ordered.body.status, ordered.headers['etag']]).toEqual([
      200,
      'ordered',
      '"2"',
    ]);
    const first = await send(
      'post',
      `${path}/receipts`,
      {
        items: [{ purchase_order_item_id: draft.items[0].id, quantity: 4 }],
        reference: ' Note 7 ',
      },
      { 'if-match': '"2"' },
    );
    expect(first.status).toBe(201);
    expect(first.headers['location']).toBe(`/api/v1${path}/receipts`);
    expect(first.body).toMatchObject({
      purchase_order_id: draft.id,
      warehouse_id,
      currency: 'USD',
      reference: 'Note 7',
      items: [{ purchase_order_item_id: draft.items[0].id, item_id, quantity: 4 }],
      purchase_order: { status: 'partially_received', version: 3, items: [{ received: 4 }] },
    });
    const where = `item_id=${item_id}&warehouse_id=${warehouse_id}`;
    expect((await get(`/inventory/levels?${where}`)).items).toMatchObject([
      { on_hand: 4, value: '30.00' },
    ]);
    expect((await get(`/inventory/movements?cause_id=${first.body.id}`)).items).toMatchObject([
      {
        kind: 'received',
        on_hand_delta: 4,
        value_delta: '30.00',
        cause_type: 'goods_receipt',
        note: 'Note 7',
      },
    ]);
    expect((await receive(6)).body.purchase_order.status).toBe('received');
    const page = await get(`${path}/receipts?include=items`);
    expect(page).toMatchObject({ total: 2, items: [{ items: [{ quantity: 4 }] }, {}] });
    expect((await get(`${path}/receipts`)).items[0]).not.toHaveProperty('items');
    expect((await receive(1)).body.code).toBe('purchase_order.wrong_status');
    expect((await send('post', `${path}/close`)).body.code).toBe('purchase_order.wrong_status');
  });

  it('name every line of which more came than was ordered, and book nothing', async () => {
    const { vendor_id, warehouse_id, item_id } = await setUp();
    const other = await item();
    const lines = [item_id, other].map((id) => ({ item_id: id, quantity: 2, unit_cost: '1' }));
    const order = await make('/purchase-orders', { vendor_id, warehouse_id, items: lines });
    const path = `/purchase-orders/${order.id}`;
    await send('post', `${path}/order`);
    const [one, two] = order.items.map(({ id }: { id: string }) => id);
    const items = [one, two, two].map((id) => ({ purchase_order_item_id: id, quantity: 3 }));
    const { body } = await send('post', `${path}/receipts`, { items });
    expect(body).toMatchObject({ status: 409, code: 'purchase_order.exceeds_ordered' });
    expect(body.details).toEqual({
      lines: [
        { purchase_order_item_id: one, item_id, asked: 3, outstanding: 2 },
        { purchase_order_item_id: two, item_id: other, asked: 6, outstanding: 2 },
      ],
    });
    expect((await get(`/inventory/levels?item_id=${other}`)).total).toBe(0);
    expect((await get(`${path}/receipts`)).total).toBe(0);
  });

  it('are changed while they are drafts, and what is given back stays', async () => {
    const { path, draft, vendor_id } = await setUp('draft');
    const [other_item, other_vendor] = [await item(), await vendor()];
    const stale = await send('patch', path, { expected_on: null }, { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    expect((await send('put', path, draft)).body).toEqual(draft);
    const items = [{ item_id: other_item, quantity: 3, unit_cost: '0.10' }];
    const change = { expected_on: '2026-03-01', vendor_id: other_vendor, items };
    const { body, status } = await send('patch', path, change, { 'if-match': '"1"' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, expected_on: '2026-03-01', vendor_id: other_vendor });
    expect(body.items).toMatchObject([{ item_id: other_item, ordered: 3, unit_cost: '0.10' }]);
    expect(await get(path)).toEqual(body);
    expect((await send('delete', `/vendors/${vendor_id}`)).status).toBe(204);
    await send('post', `${path}/order`);
    const refused = await send('patch', path, { expected_on: null });
    expect(refused.body).toMatchObject({ status: 409, code: 'purchase_order.wrong_status' });
  });

  const unknown = '0190b7e2-0000-7000-8000-000000000000';
  it.each([
    ['purchase_order.vendor_unknown', { vendor_id: unknown }],
    ['warehouse.unknown', { warehouse_id: unknown }],
    ['item.unknown', { items: [{ item_id: unknown, quantity: 1, unit_cost: '1' }] }],
    ['purchase_order.currency_foreign', { currency: 'EUR' }],
    ['http.validation_failed', { items: [] }],
    ['http.validation_failed', { expected_on: '2026-02-30' }],
  ])('are refused as %s, new or changed', async (code, wrong) => {
    const { vendor_id, warehouse_id, draft, path } = await setUp('draft');
    const items = [{ item_id: draft.items[0].item_id, quantity: 1, unit_cost: '1' }];
    const whole = { vendor_id, warehouse_id, items, ...wrong };
    for (const { body } of [
      await send('post', '/purchase-orders', whole),
      await send('patch', path, wrong),
    ]) {
      expect(body).toMatchObject({ status: 422, code });
    }
    expect(await get(path)).toEqual(draft);
  });

  it('that are not there are 404, and a line of another order is 422', async () => {
    const path = `/purchase-orders/${unknown}`;
    for (const answer of [
      await send('get', path),
      await send('patch', path, { expected_on: null }),
      await send('post', `${path}/order`),
      await send('get', `${path}/receipts`),
      await send('post', `${path}/receipts`, {
        items: [{ purchase_order_item_id: unknown, quantity: 1 }],
      }),
    ]) {
      expect(answer.body).toMatchObject({ status: 404, code: 'purchase_order.not_found' });
    }
    const { receive } = await setUp();
    expect((await receive(1, unknown)).body.code).toBe('purchase_order.line_unknown');
  });

  it('are called off before anything came, and closed after', async () => {
    const { path } = await setUp();
    expect((await send('post', `${path}/close`)).body.code).toBe('purchase_order.wrong_status');
    expect((await send('post', `${path}/cancel`)).body.status).toBe('cancelled');
    const { path: other, receive } = await setUp();
    await receive(3);
    expect((await send('post', `${other}/cancel`)).body.code).toBe('purchase_order.wrong_status');
    expect((await send('post', `${other}/close`)).body.status).toBe('closed');
  });

  it('keep their vendor, items and warehouse while something is to come', async () => {
    const { vendor_id, warehouse_id, item_id, path } = await setUp('draft');
    const paths = [`/vendors/${vendor_id}`, `/items/${item_id}`, `/warehouses/${warehouse_id}`];
    for (const [index, type] of ['vendor', 'item', 'warehouse'].entries()) {
      const { body } = await send('delete', paths[index]!);
      expect(body).toMatchObject({ status: 409, code: `${type}.has_open_purchase_orders` });
    }
    await send('post', `${path}/cancel`);
    for (const each of paths) expect((await send('delete', each)).status).toBe(204);
  });

  it('are found by every filter', async () => {
    const { vendor_id, warehouse_id, item_id, draft, path } = await setUp('draft');
    await send('patch', path, { expected_on: '2026-03-01' });
    const found = async (query: string) => {
      const { items } = await get(`/purchase-orders?${query}&limit=1000`);
      return items.some(({ id }: { id: string }) => id === draft.id);
    };
    for (const query of [
      `number=${draft.number.toLowerCase()}`,
      `vendor_id=${vendor_id}&sort=-number`,
      `item_id=${item_id}`,
      `warehouse_id=${warehouse_id}&sort=expected_on`,
      'status=draft&open=true',
      'expected_before=2026-03-02',
    ]) {
      expect([query, await found(query)]).toEqual([query, true]);
    }
    for (const query of ['status=closed', 'open=false', 'expected_before=2026-03-01']) {
      expect([query, await found(query)]).toEqual([query, false]);
    }
    const { items } = await get(`/purchase-orders?number=${draft.number}&include=items`);
    expect(items).toMatchObject([{ items: [{ item_id }] }]);
  });

  it('take in a receipt once, however often it is sent', async () => {
    const { path, draft } = await setUp();
    const body = { items: [{ purchase_order_item_id: draft.items[0].id, quantity: 4 }] };
    const headers = { 'idempotency-key': 'note-7' };
    const first = await send('post', `${path}/receipts`, body, headers);
    const again = await send('post', `${path}/receipts`, body, headers);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await get(path)).items).toMatchObject([{ received: 4 }]);
  });

  it('are for managers', async () => {
    for (const method of ['get', 'post'] as const) {
      const answer = await request(app)[method]('/api/v1/purchase-orders').set(as('clerk'));
      expect(answer.status).toBe(403);
    }
  });
});
