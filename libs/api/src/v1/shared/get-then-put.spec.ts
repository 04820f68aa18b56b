import type { CustomerSnapshot } from '@strata/domain';
import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };

describe('what GET answers', () => {
  const setUp = async (path: string, body: object) => {
    const { app, store } = testApp();
    const made = await request(app).post(`/api/v1${path}`).set(as('admin')).send(body).expect(201);
    const url = `/api/v1${path}/${made.body.id}`;
    const get = async () => (await request(app).get(url).set(as('admin'))).body;
    const put = (change: object) => request(app).put(url).set(as('admin')).send(change);
    return { app, store, get, put };
  };

  it.each([
    ['/customers', { name: 'Ada', email: 'a@müller.de', address }],
    ['/vendors', { name: 'Acme', email: 'a@b.co', address, payment_terms: 'net_60' }],
    ['/warehouses', { code: 'EAST', name: 'East', address }],
    ['/items', { sku: 'DR-1', name: 'Drill', description: 'two\nlines', unit_price: '1.10' }],
    ['/users', { username: 'ada', password: 'correct horse', role: 'clerk' }],
  ])(
    'can be PUT whole: %s',
    async (path, body) => {
      const { get, put } = await setUp(path, body);
      const before = await get();
      const { status, body: after } = await put(before);
      expect(status).toBe(200);
      const { version: _version, updated_at: _at, updated_by: _by, ...rest } = before;
      expect(after).toMatchObject(rest);
      // What nobody may set is still refused when it differs.
      const { body: refused } = await put({ ...(await get()), id: 'x', created_by: 'me' });
      expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/created_by',
        '/id',
      ]);
    },
    30_000,
  );

  it('can be PUT whole: a contact number, with its owner', async () => {
    const { app } = testApp();
    const customer = await request(app)
      .post('/api/v1/customers')
      .set(as('clerk'))
      .send({ name: 'A' });
    const number = {
      entity_type: 'Customer',
      entity_id: customer.body.id,
      phone_number: '+14155550132;ext=5',
    };
    const made = await request(app)
      .post('/api/v1/contact-numbers')
      .set(as('clerk'))
      .send(number)
      .expect(201);
    const put = (body: object) =>
      request(app).put(`/api/v1/contact-numbers/${made.body.id}`).set(as('clerk')).send(body);
    await put(made.body).expect(200);
    await put({ ...number, entity_type: 'Vendor' }).expect(422);
  });

  it('stays valid when its vendor is gone, and cannot be taken anew', async () => {
    const { app, get, put } = await setUp('/items', { sku: 'A', name: 'A', unit_price: '1' });
    const send = (method: 'post' | 'delete', path: string, body?: object) =>
      request(app)[method](`/api/v1${path}`).set(as('admin')).send(body);
    const { body: vendor } = await send('post', '/vendors', { name: 'Acme' });
    await put({ vendor_id: vendor.id }).expect(200);
    await send('delete', `/vendors/${vendor.id}`).expect(204);
    const { sku, name, description, unit_price, currency, vendor_id } = await get();
    expect(vendor_id).toBe(vendor.id);
    await put({ sku, name, description, unit_price, currency, vendor_id }).expect(200);
    await put(await get()).expect(200);
    await put({ vendor_id: null }).expect(200);
    expect((await put({ vendor_id: vendor.id })).body.code).toBe('item.vendor_unknown');
  });

  it('stays valid though rules came later, and only as it is', async () => {
    const { store, get, put } = await setUp('/customers', {
      name: 'Ada',
      email: 'a@b.co',
      address,
    });
    const { id } = await get();
    const customers = store.database.table<CustomerSnapshot>('customers');
    customers.set(id, {
      ...customers.get(id)!,
      name: 'Ada\nLovelace',
      email: 'a@xn--n3h.com',
      address: { ...address, zipCode: 'none', country: 'USA' },
    });
    const old = await get();
    const { status, body } = await put({
      name: old.name,
      email: old.email,
      address: old.address,
    });
    expect([status, body.name, body.email]).toEqual([200, old.name, old.email]);
    expect(body.address).toEqual(old.address);
    await put({ ...old, name: 'Ada\nLovelac' }).expect(422);
    await put({ address: { ...old.address, city: 'Town' } }).expect(422);
  });
});
