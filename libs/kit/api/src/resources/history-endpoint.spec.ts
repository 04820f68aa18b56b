import { Lamp, testContext } from '@strata/application-kit/testing';
import request from 'supertest';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';

/** An application with a lamp that was made, turned on, deleted and brought back. */
async function setUp() {
  const { app, store } = lampApp();
  const context = testContext();
  const lamp = Lamp.create('Ada', context);
  await store.run((tx) => tx.lamps.create(lamp));
  await store.run(async (tx) => {
    const found = await tx.lamps.getByIdForUpdate(lamp.id);
    found?.turnOn(testContext({ by: 'somebody' }));
    tx.lamps.update(found!);
  });
  const at = `${lamps}/${lamp.id}`;
  await request(app).delete(at).set(as('keeper')).expect(204);
  const get = (query = '', path = `${at}/history`) =>
    request(app).get(`${path}${query}`).set(as('guest'));
  return { app, at, get, store, on: context.at.toISOString() };
}

describe('the history of a resource', () => {
  it('says who did what, when, and what changed, the newest first, also of what is deleted', async () => {
    const { at, get, on } = await setUp();
    await get('', at).expect(404);
    const { body } = await get().expect(200);
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          version: 2,
          event: 'lamp.turned_on',
          at: on,
          by: 'somebody',
          trace_id: null,
          data: {},
          changes: [{ field: 'lit_at', from: null, to: on }],
        },
        {
          id: expect.any(String),
          version: 1,
          event: 'lamp.made',
          at: on,
          by: 'tester',
          trace_id: null,
          data: { name: 'Ada' },
          changes: null,
        },
      ],
      total: 2,
      skip: 0,
      limit: 100,
      next_cursor: null,
    });
  });

  it('goes on where a page ended, in the order that was asked for', async () => {
    const { get } = await setUp();
    const first = await get('?sort=version&limit=1').expect(200);
    expect(first.body.items).toMatchObject([{ event: 'lamp.made' }]);
    const next = `?sort=version&limit=1&cursor=${first.body.next_cursor}`;
    expect((await get(next)).body.items).toMatchObject([{ event: 'lamp.turned_on' }]);
    expect((await get('?skip=1')).body.items).toMatchObject([{ event: 'lamp.made' }]);
    await get('?sort=at').expect(422);
  });

  it('is of one resource, and so is its cursor', async () => {
    const { app, get } = await setUp();
    const { next_cursor: cursor } = (await get('?limit=1')).body as { next_cursor: string };
    const made = await request(app).post(lamps).set(as('keeper')).send({ name: 'Bea' });
    const other = `${lamps}/${made.body.id}/history`;
    expect((await get('', other)).body).toMatchObject({ total: 1, items: [{ version: 1 }] });
    await get(`?limit=1&cursor=${cursor}`, other).expect(422);
    const nobody = `${lamps}/${testContext().newId()}/history`;
    expect((await get('', nobody).expect(404)).body.code).toBe('lamp.not_found');
    await get('', `${lamps}/1/history`).expect(422);
  });

  it('is empty where nothing was recorded of what there is', async () => {
    const { app, get, store } = await setUp();
    const made = await request(app).post(lamps).set(as('keeper')).send({ name: 'Bea' });
    store.database.table('outbox_events').clear();
    const { body } = await get('', `${lamps}/${made.body.id}/history`).expect(200);
    expect(body).toMatchObject({ items: [], total: 0 });
  });

  it('comes as a table too', async () => {
    const { get } = await setUp();
    const { text } = await get('?format=csv').expect(200);
    expect(text.split('\r\n').map((line) => line.split(',')[2])).toEqual([
      'event',
      'lamp.turned_on',
      'lamp.made',
      undefined,
    ]);
  });
});
