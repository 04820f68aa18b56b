import request from 'supertest';
import { as, testApp } from '../testing/test-app.js';

const api = '/api/v1';
const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };

function setUp() {
  const { app } = testApp();
  const make = async (path: string, body: object) =>
    (
      await request(app)
        .post(api + path)
        .set(as('manager'))
        .send(body)
        .expect(201)
    ).body;
  const remove = (path: string) =>
    request(app)
      .delete(api + path)
      .set(as('manager'))
      .expect(204);
  const restore = (path: string, role: 'manager' | 'clerk' = 'manager') =>
    request(app)
      .post(`${api + path}/restore`)
      .set(as(role))
      .send({});
  const show = (path: string) =>
    request(app)
      .get(api + path)
      .set(as('viewer'));
  return { app, make, remove, restore, show };
}

/** Two that cannot be there together, and what is said then. */
const TWINS = [
  ['/customers', { name: 'Ada', email: 'ada@example.com' }, 'customer.email_taken'],
  ['/vendors', { name: 'Acme' }, 'vendor.name_taken'],
  ['/items', { sku: 'DR-1', name: 'Drill', unit_price: '1.00' }, 'item.sku_taken'],
  ['/warehouses', { code: 'E', name: 'East', address }, 'warehouse.code_taken'],
] as const;

describe('what was deleted', () => {
  it.each(TWINS)(
    'of %s comes back as it was, unless another took its place',
    async (path, body, code) => {
      const { make, remove, restore, show } = setUp();
      const made = await make(path, body);
      const one = `${path}/${made.id}`;
      await remove(one);
      const twin = `${path}/${(await make(path, body)).id}`;
      expect((await restore(one)).body).toMatchObject({ status: 409, code });
      await remove(twin);
      expect((await restore(one, 'clerk')).status).toBe(403);
      const restored = await restore(one).expect(200);
      expect(restored.body).toMatchObject({ ...body, is_active: true, version: 3 });
      expect(restored.headers['etag']).toBe('"3"');
      expect((await show(one)).body).toEqual(restored.body);
      expect((await restore(one)).body).toEqual(restored.body);
      expect((await restore(twin)).body.code).toBe(code);
    },
  );

  it('has its phone numbers again, and they are changed like any other', async () => {
    const { app, make, remove, restore } = setUp();
    const registered = { name: 'Ada', phone_numbers: ['+12025550123', '+12025550124'] };
    const { id } = await make('/customers/register', registered);
    const numbers = `${api}/contact-numbers?entity_id=${id}`;
    const list = async () => (await request(app).get(numbers).set(as('viewer'))).body;
    const before = await list();
    await remove(`/customers/${id}`);
    expect((await list()).total).toBe(0);
    await restore(`/customers/${id}`).expect(200);
    const { total, items } = await list();
    expect(total).toBe(2);
    expect(items.map((each: { phone_number: string }) => each.phone_number)).toEqual(
      before.items.map((each: { phone_number: string }) => each.phone_number),
    );
    await request(app)
      .patch(`${api}/contact-numbers/${items[1].id}`)
      .set(as('clerk'))
      .send({ is_primary: true })
      .expect(200);
  });

  it('keeps a vendor that is gone, as what was not deleted does', async () => {
    const { make, remove, restore } = setUp();
    const vendor = await make('/vendors', { name: 'Acme' });
    const drill = { sku: 'DR-1', name: 'Drill', unit_price: '1', vendor_id: vendor.id };
    const item = await make('/items', drill);
    await remove(`/items/${item.id}`);
    await remove(`/vendors/${vendor.id}`);
    expect((await restore(`/items/${item.id}`)).body).toMatchObject({ vendor_id: vendor.id });
  });

  it('is sold again', async () => {
    const { app, make, remove, restore } = setUp();
    const customer = await make('/customers', { name: 'Ada' });
    const item = await make('/items', { sku: 'DR-1', name: 'Drill', unit_price: '1' });
    const warehouse = await make('/warehouses', { code: 'E', name: 'East', address });
    for (const path of [
      `/customers/${customer.id}`,
      `/items/${item.id}`,
      `/warehouses/${warehouse.id}`,
    ]) {
      await remove(path);
      await restore(path).expect(200);
    }
    const items = [{ item_id: item.id, quantity: 1 }];
    await make('/inventory/receipts', { warehouse_id: warehouse.id, items });
    const sale = { customer_id: customer.id, payment_terms: 'net_30', items };
    await request(app).post(`${api}/sales-transactions`).set(as('clerk')).send(sale).expect(201);
  });
});
