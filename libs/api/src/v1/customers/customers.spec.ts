import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const customers = '/api/v1/customers';
const address = { street: '123 Main St', city: 'Anytown', state: 'CA', zip_code: '12345' };

describe('customers over HTTP', () => {
  it('creates a customer and retrieves it', async () => {
    const { app } = testApp();
    const created = await request(app)
      .post(customers)
      .set(as('clerk'))
      .send({ name: 'John Doe', email: 'John@Example.com', address });
    expect(created.status).toBe(201);
    expect(created.headers['location']).toBe(`${customers}/${created.body.id}`);
    expect(created.headers['etag']).toBe('"1"');
    expect(created.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'John Doe',
      email: 'john@example.com',
      address: { ...address, country: 'USA' },
      created_at: '2026-01-15T09:30:00.000Z',
      updated_at: '2026-01-15T09:30:00.000Z',
      created_by: 'user-clerk',
      updated_by: 'user-clerk',
      is_active: true,
      version: 1,
    });
    const read = await request(app).get(created.headers['location']!).set(as('viewer'));
    expect(read.status).toBe(200);
    expect(read.body).toEqual(created.body);
  });

  it('refuses a parameter where none is taken', async () => {
    const { app } = testApp();
    const { body } = await request(app)
      .get(`${customers}/0190b7e2-0000-7000-8000-000000000001?fields=name`)
      .set(as('viewer'));
    expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/query/fields' }] });
  });

  it('accepts a trailing slash', async () => {
    const { app } = testApp();
    await request(app).get(`${customers}/`).set(as('viewer')).expect(200);
  });

  it.each(['put', 'patch'] as const)(
    '%s keeps what is absent and clears what is null',
    async (method) => {
      const { app } = testApp();
      const { body: before } = await request(app)
        .post(customers)
        .set(as('clerk'))
        .send({ name: 'Ada', email: 'ada@example.com', address });
      const { body, headers } = await request(app)
        [method](`${customers}/${before.id}`)
        .set(as('clerk'))
        .send({ email: null })
        .expect(200);
      expect(body).toMatchObject({ name: 'Ada', email: null, address: before.address, version: 2 });
      expect(headers['etag']).toBe('"2"');
    },
  );

  it('deletes softly, so that the email is free again', async () => {
    const { app } = testApp();
    const ada = { name: 'Ada', email: 'ada@example.com' };
    const { body } = await request(app).post(customers).set(as('clerk')).send(ada);
    await request(app).delete(`${customers}/${body.id}`).set(as('manager')).expect(204, '');
    const gone = await request(app).get(`${customers}/${body.id}`).set(as('viewer'));
    expect(gone.body).toMatchObject({ status: 404, code: 'customer.not_found' });
    await request(app).post(customers).set(as('clerk')).send(ada).expect(201);
  });

  it('refuses a second customer with the same email', async () => {
    const { app, store } = testApp();
    const ada = { name: 'Ada', email: 'ada@example.com' };
    await request(app).post(customers).set(as('clerk')).send(ada).expect(201);
    const refused = await request(app).post(customers).set(as('clerk')).send(ada);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'customer.email_taken' });
    expect(store.database.table('customers').size).toBe(1);
  });

  describe('a list', () => {
    async function three() {
      const harness = testApp();
      for (const name of ['Ada', 'Grace', 'Barbara']) {
        await request(harness.app)
          .post(customers)
          .set(as('clerk'))
          .send({ name, email: `${name}@example.com`, address: { ...address, city: name } });
        harness.clock.advance(1000);
      }
      return harness.app;
    }
    const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

    it('shows the oldest first and says how many there are', async () => {
      const app = await three();
      const { body } = await request(app).get(customers).set(as('viewer')).expect(200);
      expect(names(body)).toEqual(['Ada', 'Grace', 'Barbara']);
      expect(body).toMatchObject({ total: 3, skip: 0, limit: 100, next_cursor: null });
    });

    it('filters and counts under the same filter', async () => {
      const app = await three();
      const { body } = await request(app).get(`${customers}?name=RA&limit=1`).set(as('viewer'));
      expect(names(body)).toEqual(['Grace']);
      expect(body.total).toBe(2);
      const city = await request(app).get(`${customers}?city=Ada`).set(as('viewer'));
      expect(names(city.body)).toEqual(['Ada']);
    });

    it('is walked by cursor', async () => {
      const app = await three();
      const query = `${customers}?sort=-name&limit=2`;
      const first = await request(app).get(query).set(as('viewer'));
      expect(names(first.body)).toEqual(['Grace', 'Barbara']);
      const second = await request(app)
        .get(`${query}&cursor=${first.body.next_cursor}`)
        .set(as('viewer'));
      expect(names(second.body)).toEqual(['Ada']);
      expect(second.body.next_cursor).toBeNull();
    });

    it.each([
      ['another sort', '?sort=name&limit=2'],
      ['another filter', '?sort=-name&name=a'],
      ['skip as well', '?sort=-name&skip=1'],
    ])('refuses a cursor with %s', async (_what, query) => {
      const app = await three();
      const first = await request(app).get(`${customers}?sort=-name&limit=1`).set(as('viewer'));
      const refused = await request(app)
        .get(`${customers}${query}&cursor=${first.body.next_cursor}`)
        .set(as('viewer'));
      expect(refused.body).toMatchObject({ status: 422, code: 'http.validation_failed' });
    });

    it.each([
      ['skip=-1', '/query/skip'],
      ['limit=1001', '/query/limit'],
      ['limit=0', '/query/limit'],
      ['sort=nonsense', '/query/sort'],
      ['sort=name,-name', '/query/sort'],
      ['sort=-created_at,id', '/query/sort'],
      ['colour=red', '/query/colour'],
      ['name=a%00b', '/query/name'],
      ['cursor=forged', '/query/cursor'],
      ['city=a&city=b', '/query/city'],
    ])('refuses %s', async (query, pointer) => {
      const { app } = testApp();
      const { body } = await request(app).get(`${customers}?${query}`).set(as('viewer'));
      expect(body).toMatchObject({ status: 422, code: 'http.validation_failed' });
      expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
    });
  });

  describe('versions', () => {
    it('refuses a stale If-Match and changes nothing', async () => {
      const { app } = testApp();
      const { body } = await request(app).post(customers).set(as('clerk')).send({ name: 'Ada' });
      const put = (name: string, tag: string) =>
        request(app)
          .put(`${customers}/${body.id}`)
          .set(as('clerk'))
          .set('If-Match', tag)
          .send({ name });
      await put('Grace', '"1"').expect(200);
      expect((await put('Barbara', '"1"')).body).toMatchObject({
        status: 412,
        code: 'aggregate.version_mismatch',
      });
      expect((await put('Barbara', 'W/"2"')).status).toBe(412);
      expect((await put('Barbara', '2')).body).toMatchObject({ status: 400 });
      expect((await request(app).get(`${customers}/${body.id}`).set(as('viewer'))).body.name).toBe(
        'Grace',
      );
      await put('Barbara', '*').expect(200);
      await put('Katherine', '"1", W/"3", "7", "3"').expect(200);
      expect((await put('Radia', '"1", "3"')).body.details).toEqual({
        expected: [1, 3],
        actual: 4,
      });
    });

    it('answers 304 for what the client has', async () => {
      const { app } = testApp();
      const { body } = await request(app).post(customers).set(as('clerk')).send({ name: 'Ada' });
      const get = (tag: string) =>
        request(app).get(`${customers}/${body.id}`).set(as('viewer')).set('If-None-Match', tag);
      expect((await get('"7", W/"1"')).status).toBe(304);
      expect((await get('"2"')).status).toBe(200);
    });
  });

  describe('a PATCH', () => {
    const patchAs = async (type: string, body: string) => {
      const { app } = testApp();
      const given = { name: 'Ada', email: 'ada@example.com', address };
      const { body: made } = await request(app).post(customers).set(as('clerk')).send(given);
      return request(app)
        .patch(`${customers}/${made.id}`)
        .set(as('clerk'))
        .set('Content-Type', type)
        .send(body);
    };

    it.each([
      'application/json',
      'application/merge-patch+json',
      'Application/Merge-Patch+JSON; charset=UTF-8',
    ])('as %s changes what it names, and null clears', async (type) => {
      const answer = await patchAs(type, '{"email":null,"name":"Ada Lovelace"}');
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ name: 'Ada Lovelace', email: null });
      expect(answer.body.address).toMatchObject(address);
    });

    it.each(['application/json-patch+json', 'application/merge-patch+json; charset=latin1'])(
      'as %s is refused, and told what is taken',
      async (type) => {
        const { status, headers } = await patchAs(type, '[]');
        expect(status).toBe(415);
        expect(headers['accept-patch']).toBe('application/json, application/merge-patch+json');
        expect(headers['accept']).toBe(headers['accept-patch']);
      },
    );

    it('alone takes a merge patch', async () => {
      const { app } = testApp();
      const { status, headers } = await request(app)
        .post(customers)
        .set(as('clerk'))
        .set('Content-Type', 'application/merge-patch+json')
        .send('{"name":"Ada"}');
      expect(status).toBe(415);
      expect(headers['accept']).toBe('application/json');
      expect(headers['accept-patch']).toBeUndefined();
      const options = await request(app).options(`${customers}/1`);
      expect(options.headers['accept-patch']).toContain('application/merge-patch+json');
    });
  });

  describe('an Idempotency-Key', () => {
    it('gives the first answer again, byte for byte, with one effect', async () => {
      const { app, store } = testApp();
      const post = (name: string) =>
        request(app).post(customers).set(as('clerk')).set('Idempotency-Key', 'k-1').send({ name });
      const [first, again] = [await post('Ada'), await post('Ada')];
      expect(again.status).toBe(201);
      expect(again.text).toBe(first.text);
      expect(again.headers['location']).toBe(first.headers['location']);
      expect(again.headers['etag']).toBe(first.headers['etag']);
      expect(store.database.table('customers').size).toBe(1);
      expect((await post('Grace')).body).toMatchObject({
        status: 422,
        code: 'idempotency_key.reused',
      });
    });

    it('takes another notation of the same for a repetition, and nothing else', async () => {
      const { app, store } = testApp();
      const post = (text: string, path = customers) =>
        request(app)
          .post(path)
          .set(as('clerk'))
          .set('Idempotency-Key', 'k-1')
          .set('Content-Type', 'application/json')
          .send(text);
      const first = await post('{"name":"Zoë","email":"zoe@example.com","address":null}');
      for (const same of [
        '{ "email" : "zoe@example.com",\n\t"address": null, "name":"Zo\\u00eb" }',
        '{"address":null,"name":"\\u005ao\\u00EB","email":"zoe\\u0040example.com"}',
      ]) {
        expect((await post(same)).text).toBe(first.text);
      }
      expect((await post('{"name":"Zoë","email":"zoe@example.com"}', `${customers}/`)).status).toBe(
        422,
      );
      const other = '{"name":"Zoë","email":"zoe@example.com","address":null,"phone_numbers":[]}';
      expect((await post(other, `${customers}/register`)).status).toBe(422);
      expect(store.database.table('customers').size).toBe(1);
    });

    it('must be printable', async () => {
      const { app } = testApp();
      const { body } = await request(app)
        .post(customers)
        .set(as('clerk'))
        .set('Idempotency-Key', 'x'.repeat(256))
        .send({ name: 'Ada' });
      expect(body).toMatchObject({ status: 400, code: 'http.idempotency_key_malformed' });
    });
  });

  it.each([
    [{}, ['/name']],
    [{ name: '' }, ['/name']],
    [{ name: '   ' }, ['/name']],
    [{ name: 5 }, ['/name']],
    [{ name: 'a'.repeat(256) }, ['/name']],
    [{ name: 'a\0b' }, ['/name']],
    [{ name: '\ud800' }, ['/name']],
    [{ name: null }, ['/name']],
    [{ name: 'Ada', email: 'nonsense' }, ['/email']],
    [{ name: 'Ada', email: 'a'.repeat(250) + '@b.co' }, ['/email', '/email']],
    [{ name: 'Ada', id: '1' }, ['/id']],
    [{ name: 'Ada', is_active: false }, ['/is_active']],
    [{ name: 'Ada', address: { ...address, zip_code: 'x' } }, ['/address/zip_code']],
    [{ name: 'Ada', address: { ...address, city: ' ' } }, ['/address/city']],
    [{ name: 'Ada', address: { street: 'x' } }, ['/address/city']],
    [{ name: 'Ada', address: { street: 'x', city: 'y' } }, ['/address/state', '/address/zip_code']],
    [{ name: 'Ada', address: { ...address, country: 'Atlantis' } }, ['/address/country']],
    [
      { name: 'Ada', address: { ...address, country: 'us', zip_code: 'K1A' } },
      ['/address/zip_code'],
    ],
    [{ email: 'x', more: 1 }, ['/name', '/email', '/more']],
    [[], ['']],
    ['text', ['']],
  ])('refuses the body %j, naming %j', async (body, pointers) => {
    const { app, store } = testApp();
    const refused = await request(app)
      .post(customers)
      .set(as('clerk'))
      .set('Content-Type', 'application/json')
      .send(JSON.stringify(body));
    expect(refused.status).toBe(422);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      pointers,
    );
    expect(store.database.table('customers').size).toBe(0);
    expect(store.events).toEqual([]);
  });

  it.each(['nonsense', '{0190b7e2-0000-7000-8000-000000000001}', '01'])(
    'answers 422 to the id %s in the path',
    async (id) => {
      const { app } = testApp();
      const { body } = await request(app)
        .get(`${customers}/${encodeURIComponent(id)}`)
        .set(as('viewer'));
      expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/path/id' }] });
    },
  );

  it.each([
    ['post', '', 'viewer', 403],
    ['post', '', 'clerk', 422],
    ['delete', '/0190b7e2-0000-7000-8000-000000000001', 'clerk', 403],
    ['delete', '/0190b7e2-0000-7000-8000-000000000001', 'manager', 404],
  ] as const)('%s %s as %s answers %i', async (method, path, role, status) => {
    const { app } = testApp();
    await request(app)
      [method](customers + path)
      .set(as(role))
      .expect(status);
  });
});
