import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const hooks = '/api/v1/webhooks';
const shop = { url: 'https://shop.example/hooks', events: ['customer.created'] };

async function withWebhook() {
  const harness = testApp();
  const post = (path: string, body: object = {}) =>
    request(harness.app).post(path).set(as('admin')).send(body);
  const get = (path: string) => request(harness.app).get(path).set(as('admin'));
  const made = await post(hooks, shop);
  return { ...harness, post, get, made, path: `${hooks}/${made.body.id as string}` };
}

describe('webhooks over HTTP', () => {
  it('show their secret once, and another when it is rotated', async () => {
    const { get, post, made, path } = await withWebhook();
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: path, 'cache-control': 'no-store' });
    expect(made.body).toMatchObject({ ...shop, enabled: true, secret: 'whsec_1' });
    const { secret: _once, ...shown } = made.body as { secret: string };
    expect((await get(path)).body).toEqual(shown);
    const rotated = await post(`${path}/rotate-secret`);
    expect(rotated.body).toMatchObject({
      secret: 'whsec_2',
      version: 2,
      previous_secret_until: '2026-01-16T09:30:00.000Z',
    });
    expect((await get(hooks)).text).not.toMatch(/whsec|sealed/);
  });

  it('refuse a URL that cannot be called, when they are made and when they change', async () => {
    const { app, post, path } = await withWebhook();
    const refused = { status: 422, code: 'webhook.url_refused', errors: [{ pointer: '/url' }] };
    expect((await post(hooks, { url: 'http://shop.example' })).body).toMatchObject(refused);
    const patched = await request(app)
      .patch(path)
      .set({ ...as('admin'), 'content-type': 'application/merge-patch+json' })
      .send(JSON.stringify({ url: 'http://shop.example' }));
    expect(patched.body).toMatchObject(refused);
  });

  it.each([
    {},
    { url: 'shop' },
    { url: 'ftp://shop.example' },
    { ...shop, events: ['customer.eaten'] },
    { ...shop, secret: 'whsec_chosen' },
  ])('are not made of %j', async (body) => {
    const { post } = await withWebhook();
    expect((await post(hooks, body)).status).toBe(422);
  });

  it('log what is on its way, of what happened since they were made and what they want', async () => {
    const { get, post, path } = await withWebhook();
    await post('/api/v1/vendors', { name: 'Acme' });
    await post('/api/v1/customers', { name: 'Ada' });
    const { items } = (await get(`${path}/deliveries`)).body as { items: { event_id: string }[] };
    expect(items).toMatchObject([
      { event_name: 'customer.created', state: 'pending', attempts: 0, last_failure: null },
    ]);
  });

  it('skip what was on its way when they are deleted', async () => {
    const { app, get, post, path, store } = await withWebhook();
    await post('/api/v1/customers', { name: 'Ada' });
    await request(app).delete(path).set(as('admin')).expect(204);
    await get(`${path}/deliveries`).expect(404);
    const kept = [...store.database.table<{ state: string }>('outbox_deliveries').values()];
    expect(kept.map(({ state }) => state)).toEqual(['skipped']);
  });

  it('get again what was given up, and nothing else', async () => {
    const { get, post, path, store, made } = await withWebhook();
    await post('/api/v1/customers', { name: 'Ada' });
    const deliveries = async () =>
      (await get(`${path}/deliveries`)).body.items as { event_id: string }[];
    const [{ event_id: event } = { event_id: '' }] = await deliveries();
    const resubmit = (id = event, at = path) => post(`${at}/deliveries/${id}/resubmit`);
    expect((await resubmit()).body).toMatchObject({
      status: 409,
      code: 'webhook.delivery_not_given_up',
      details: { state: 'pending' },
    });
    await store.run(async ({ deliveries }) => {
      const claimed = await deliveries.claim(`webhook:${made.body.id}`, 1000);
      await deliveries.giveUp(claimed!, 'answered 500', 20);
    });
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 20 }]);
    expect((await resubmit()).status).toBe(204);
    expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 0 }]);
    expect((await resubmit(made.body.id)).body.code).toBe('webhook.delivery_not_found');
    expect((await resubmit(event, `${hooks}/${event}`)).body.code).toBe('webhook.not_found');
    expect((await resubmit('1')).status).toBe(422);
  });

  it('are tried at once', async () => {
    const { post, path } = await withWebhook();
    const trial = { delivered: false, status: 500, reason: 'answered 500' };
    expect((await post(`${path}/test`)).body).toEqual(trial);
  });

  it('are the business of admins', async () => {
    const { app } = testApp();
    for (const asked of [request(app).post(hooks).send(shop), request(app).get(hooks)]) {
      expect((await asked.set(as('manager'))).body).toMatchObject({ status: 403 });
    }
  });
});
