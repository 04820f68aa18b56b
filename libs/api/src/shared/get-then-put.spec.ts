import type { CustomerSnapshot } from '@strata/domain';
import request from 'supertest';
import { as, testApp } from '../testing/test-app.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };

const RESOURCES: [path: string, body: object][] = [
  ['/customers', { name: 'Ada', email: 'a@müller.de', address }],
  ['/vendors', { name: 'Acme', email: 'a@b.co', address, payment_terms: 'net_60' }],
  ['/warehouses', { code: 'EAST', name: 'East', address, time_zone: 'Asia/Kolkata' }],
  ['/items', { sku: 'DR-1', name: 'Drill', description: 'two\nlines', unit_price: '1.10' }],
  ['/users', { username: 'ada', password: 'correct horse', role: 'clerk' }],
];

describe('what GET answers', () => {
  const setUp = async (path: string, body: object) => {
    const { app, store } = testApp();
    const made = await request(app).post(`/api/v1${path}`).set(as('admin')).send(body).expect(201);
    const url = `/api/v1${path}/${made.body.id}`;
    const get = async () => (await request(app).get(url).set(as('admin'))).body;
    const put = (change: object) => request(app).put(url).set(as('admin')).send(change);
    return { app, store, get, put };
  };

  it.each(RESOURCES)(
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

  /** A contact number needs an owner of the same store. */
  const setUpAny = async (path: string, body: object) => {
    const { app, store } = testApp();
    const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', url: string) =>
      request(app)[method](`/api/v1${url}`).set(as('admin'));
    const owner = await send('post', '/customers').send({ name: 'A' });
    const made = await send('post', path)
      .send(path === '/contact-numbers' ? { ...body, entity_id: owner.body.id } : body)
      .expect(201);
    return { store, send, url: `${path}/${made.body.id}`, seen: made.body };
  };
  const number = { entity_type: 'Customer', phone_number: '+14155550132' };
  const PROBLEM = { status: 412, code: 'aggregate.version_mismatch' };

  it.each([...RESOURCES, ['/contact-numbers', number] as const])(
    'is stale once somebody changed it, whatever it gives back: %s',
    async (path, body) => {
      const { send, url, seen } = await setUpAny(path, body);
      const changes: Record<string, object> = {
        '/users': { role: 'viewer' },
        '/contact-numbers': { label: 'home' },
      };
      await send('patch', url)
        .send(changes[path] ?? { name: 'Other' })
        .expect(200);
      const { body: present } = await send('get', url);
      expect([seen.version, present.version]).toEqual([1, 2]);
      for (const method of ['put', 'patch'] as const) {
        const tags = ['"1"', 'W/"2"', '"1", "3"', '"no-version"'];
        for (const tag of tags) {
          const { body: stale } = await send(method, url).set('If-Match', tag).send(seen);
          expect(stale).toMatchObject(PROBLEM);
        }
        // Without the header the body's own version says what was seen.
        expect((await send(method, url).send(seen)).body).toMatchObject(PROBLEM);
        const partly = { version: 1, is_active: true };
        expect((await send(method, url).send(partly)).body).toMatchObject(PROBLEM);
        // What was never a version is a mistake in the body.
        for (const version of ['1', null, 1.5]) {
          const { body: wrong } = await send(method, url).send({ version });
          expect(wrong).toMatchObject({ status: 422, errors: [{ pointer: '/version' }] });
        }
      }
      expect((await send('get', url)).body).toEqual(present);
      await send('put', url).set('If-Match', '"1", "2"').send(present).expect(200);
    },
    30_000,
  );

  it.each([...RESOURCES, ['/contact-numbers', number] as const])(
    'is no longer there once it was deleted: %s',
    async (path, body) => {
      const { send, url, seen } = await setUpAny(path, body);
      await send('delete', url).expect(204);
      await send('put', url).send(seen).expect(404);
      await send('patch', url).set('If-Match', '"1"').send(seen).expect(404);
    },
    30_000,
  );

  it('is stale when its PUT is sent twice', async () => {
    const { get, put } = await setUp('/customers', { name: 'Ada' });
    const whole = { ...(await get()), name: 'Grace' };
    await put(whole).expect(200);
    const { body } = await put(whole);
    expect(body).toMatchObject({ ...PROBLEM, details: { expected: [1], actual: 2 } });
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
