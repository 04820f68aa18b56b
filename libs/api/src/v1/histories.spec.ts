import { readdirSync, readFileSync } from 'node:fs';
import request from 'supertest';
import { everyOperation } from '../testing/every-operation.js';
import type { Send } from '../testing/send.js';
import { as, testApp } from '../testing/test-app.js';

const DOMAIN = `${import.meta.dirname}/../../../domain/src`;

/** What the aggregates of the domain call themselves. */
function aggregateTypes(): string[] {
  return readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.ts$/.test(file) && !file.startsWith('testing'))
    .flatMap((file) => {
      const source = readFileSync(`${DOMAIN}/${file}`, 'utf8');
      return [...source.matchAll(/get aggregateType\(\)[^{]*\{\s*return '(\w+)'/g)].map(
        ([, type]) => type!,
      );
    });
}

describe('the history', () => {
  it('is told of every aggregate, at one place each, and of nothing under another name', async () => {
    const { app, endpoints, store } = testApp();
    const send: Send = async ({ method, path, body, actor }) => {
      const sent = request(app)
        [method.toLowerCase() as 'get'](`/api/v1${path}`)
        .set(actor === undefined ? as('admin') : { authorization: `Bearer ${actor}` });
      return ((await (body === undefined ? sent : sent.send(body as object))).body ?? {}) as never;
    };
    await everyOperation(send);

    const recorded = new Map(
      store.events.map((event) => [`${event.aggregateType} ${event.name}`, event] as const),
    );
    const types = new Set([...recorded.values()].map(({ aggregateType }) => aggregateType));
    expect([...types].sort()).toEqual(aggregateTypes().sort());

    const histories = endpoints.filter(({ path }) => path.endsWith('/:id/history'));
    const ids = new Map([...recorded.values()].map((each) => [each.aggregateId, each.name]));
    for (const [id, name] of ids) {
      const found: string[] = [];
      for (const { path } of histories) {
        const at = `/api/v1${path.replace(':id', id)}`;
        const { body } = await request(app).get(at).set(as('admin'));
        if (body.total > 0) found.push(path);
      }
      expect([name, found]).toEqual([name, [expect.any(String)]]);
    }
  }, 60_000);

  it('holds no secret, and is for those who may read the resource', async () => {
    const { app } = testApp();
    const [password, other] = ['correct horse battery', 'battery horse correct'];
    const user = await request(app)
      .post('/api/v1/users')
      .set(as('admin'))
      .send({ username: 'grace', password, role: 'clerk' });
    const at = `/api/v1/users/${user.body.id}`;
    await request(app).patch(at).set(as('admin')).send({ password: other }).expect(200);
    await request(app).get(`${at}/history`).set(as('manager')).expect(403);
    const { body, text } = await request(app).get(`${at}/history`).set(as('admin')).expect(200);
    expect(body.items[0].changes[0]).toEqual({ field: 'password_hash' });
    expect(text).not.toContain(password);
    expect(text).not.toContain(other);
  });

  it('names what changed of a line as answers do, money as text', async () => {
    const { app } = testApp();
    const post = (path: string, body: object) =>
      request(app).post(`/api/v1${path}`).set(as('admin')).send(body).expect(201);
    const plan = await post('/items', { sku: 'DRILL', name: 'Drill', unit_price: '19.99' });
    const at = `/api/v1/items/${plan.body.id}`;
    await request(app).patch(at).set(as('admin')).send({ unit_price: '21.5' }).expect(200);
    const { body } = await request(app).get(`${at}/history`).set(as('viewer')).expect(200);
    expect(body.items[0]).toMatchObject({
      event: 'item.updated',
      by: 'user-admin',
      changes: [{ field: 'unit_price', from: '19.99', to: '21.50' }],
    });
  });
});
