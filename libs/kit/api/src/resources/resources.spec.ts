import request from 'supertest';
import { ok } from '../endpoints/answers.js';
import { endpoint } from '../endpoints/endpoint.js';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';

function setUp() {
  const { app, store } = lampApp();
  const make = (name: string, headers: Record<string, string> = {}) =>
    request(app).post(lamps).set(as('keeper')).set(headers).send({ name });
  const list = (query: string) => request(app).get(`${lamps}?${query}`).set(as('guest'));
  return { app, store, make, list };
}

describe('the endpoints of a resource', () => {
  it('make, show, change and delete one', async () => {
    const { app, make } = setUp();
    const made = await make('Ada').expect(201);
    const { location, etag } = made.headers as Record<string, string>;
    expect(made.body).toMatchObject({ name: 'Ada', lumen: 800, version: 1 });
    expect([location, etag]).toEqual([`${lamps}/${made.body.id}`, '"1"']);
    const at = location!;
    await request(app).get(at).set(as('guest')).expect(200, made.body);
    await request(app).get(at).set(as('guest')).set('If-None-Match', etag!).expect(304);
    const change = () => request(app).patch(at).set(as('keeper')).set('If-Match', etag!);
    expect((await change().send({ lumen: 60 })).body).toMatchObject({ lumen: 60, version: 2 });
    expect((await change().send({ lumen: 90 })).status).toBe(412);
    await request(app).delete(at).set(as('keeper')).expect(204);
    await request(app).get(at).set(as('guest')).expect(404);
  });

  it('spare nobody what changes without its version', async () => {
    const flicker = endpoint({
      method: 'get',
      path: '/flicker',
      operationId: 'getFlicker',
      summary: 'Say whether a lamp flickers now',
      tag: 'Lamps',
      access: 'guest',
      response: { status: 200, description: 'Whether it does.', etag: true },
      handle: () => ({ ...ok(true, 1), volatile: true }),
    });
    const { app } = lampApp({ endpoints: [flicker] });
    const get = () => request(app).get('/api/v1/flicker').set(as('guest'));
    await get().set('If-None-Match', '"1"').expect(200).expect('ETag', '"1"');
  });

  it('give the first answer again to the same key, and refuse it for something else', async () => {
    const { make, store } = setUp();
    const key = { 'Idempotency-Key': 'k' };
    const first = await make('Ada', key);
    const again = await make('Ada', key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await make('Bea', key)).body.code).toBe('idempotency_key.reused');
    expect(store.database.table('lamps').size).toBe(1);
  });

  it('bring back what is deleted, unless its name is taken; again and again, it stays', async () => {
    const { app, make } = setUp();
    const { body } = await make('Ada').expect(201);
    const at = `${lamps}/${body.id}`;
    const restore = (headers = {}) =>
      request(app).post(`${at}/restore`).set(as('keeper')).set(headers).send();
    expect((await restore()).body).toStrictEqual(body);
    await request(app).delete(at).set(as('keeper')).expect(204);
    const { body: namesake } = await make('ADA').expect(201);
    expect((await restore()).body).toMatchObject({ status: 409, code: 'lamp.name_taken' });
    await request(app).delete(`${lamps}/${namesake.id}`).set(as('keeper')).expect(204);
    expect((await restore({ 'If-Match': '"1"' })).status).toBe(412);
    const restored = await restore({ 'If-Match': '"2"' }).expect(200);
    expect(restored.body).toMatchObject({ name: 'Ada', is_active: true, version: 3 });
    expect(restored.headers['etag']).toBe('"3"');
    expect((await restore()).body).toStrictEqual(restored.body);
    await request(app).get(at).set(as('guest')).expect(200, restored.body);
    await request(app).post(`${at}/restore`).set(as('guest')).expect(403);
    const nobody = `${lamps}/0190b7e2-0000-7000-8000-000000000000/restore`;
    expect((await request(app).post(nobody).set(as('keeper'))).body.code).toBe('lamp.not_found');
  });

  it('list in pages, whose cursors fit no other list', async () => {
    const { make, list } = setUp();
    for (const name of ['Ada', 'Bea', 'Cleo']) await make(name).expect(201);
    const { body: first } = await list('sort=-name&limit=2');
    expect(first).toMatchObject({ total: 3, items: [{ name: 'Cleo' }, { name: 'Bea' }] });
    const { body: next } = await list(`sort=-name&cursor=${first.next_cursor}`);
    expect(next).toMatchObject({ items: [{ name: 'Ada' }], next_cursor: null });
    expect((await list('name=be')).body).toMatchObject({ total: 1 });
    for (const query of [`cursor=${first.next_cursor}`, 'sort=name,name', 'sort=watt']) {
      expect((await list(query)).status).toBe(422);
    }
  });
});
