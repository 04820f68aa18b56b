import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const keys = '/api/v1/api-keys';
const nightly = { name: 'Nightly import', role: 'clerk', expires_at: '2027-01-01T00:00:00Z' };

async function withKey() {
  const harness = testApp();
  const post = (body: object, headers: object = {}) =>
    request(harness.app)
      .post(keys)
      .set({ ...as('admin'), ...headers })
      .send(body);
  const made = await post(nightly);
  return { ...harness, post, made, path: `${keys}/${made.body.id as string}` };
}

describe('API keys over HTTP', () => {
  it('show the key once, to who makes it, and no cache keeps it', async () => {
    const { app, made, path } = await withKey();
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: path, 'cache-control': 'no-store' });
    expect(made.body).toMatchObject({
      name: 'Nightly import',
      role: 'clerk',
      prefix: 'strata_key',
      key: 'strata_key-1',
      expires_at: '2027-01-01T00:00:00.000Z',
      last_used_at: null,
    });
    const { key: _once, ...shown } = made.body as { key: string };
    expect((await request(app).get(path).set(as('admin'))).body).toEqual(shown);
    const list = await request(app).get(`${keys}?role=clerk&name=night`).set(as('admin'));
    expect(list.body).toMatchObject({ total: 1, items: [shown] });
    expect(list.text).not.toMatch(/digest|key-1/);
  });

  it('answer a repetition with the same key, which is kept sealed', async () => {
    const { post, store } = await withKey();
    const again = { 'Idempotency-Key': 'once' };
    const body = { ...nightly, name: 'Export' };
    const first = await post(body, again);
    const second = await post(body, again);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    const kept = [...store.database.table('stored_answers').values()];
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).toContain('sealed ');
  });

  it('change their name and end, and can be given back as they were answered', async () => {
    const { app, path } = await withKey();
    const put = (body: object) => request(app).put(path).set(as('admin')).send(body);
    const changed = await put({ name: 'Import', expires_at: '2026-02-01T00:00:00Z' });
    expect(changed.body).toMatchObject({
      name: 'Import',
      expires_at: '2026-02-01T00:00:00.000Z',
      version: 2,
    });
    expect((await put(changed.body)).status).toBe(200);
    expect((await put({ role: 'admin' })).status).toBe(422);
    const passed = await put({ expires_at: '2026-01-15T09:29:59Z' });
    expect(passed.body).toMatchObject({
      status: 422,
      code: 'api_key.expiry_passed',
      errors: [{ pointer: '/expires_at' }],
    });
  });

  it('end by DELETE, and leave their name', async () => {
    const { app, path, post } = await withKey();
    const taken = await post({ ...nightly, name: 'nightly IMPORT' });
    expect(taken.body).toMatchObject({ status: 409, code: 'api_key.name_taken' });
    await request(app).delete(path).set(as('admin')).expect(204);
    await request(app).get(path).set(as('admin')).expect(404);
    expect((await post(nightly)).status).toBe(201);
  });

  it('are the business of admins', async () => {
    const { app } = testApp();
    for (const asked of [request(app).post(keys).send(nightly), request(app).get(keys)]) {
      const refused = await asked.set(as('manager'));
      expect(refused.body).toMatchObject({ status: 403, code: 'auth.role_too_low' });
    }
  });

  it.each([
    {},
    { ...nightly, role: 'king' },
    { ...nightly, expires_at: undefined },
    { ...nightly, expires_at: '2027-01-01' },
    { ...nightly, key: 'strata_chosen' },
    { ...nightly, name: ' ' },
  ])('are not made of %j', async (body) => {
    const { post } = await withKey();
    expect((await post(body)).status).toBe(422);
  });
});
