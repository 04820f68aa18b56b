import { ada, ID, json, problem, ScriptedServer } from '../testing/scripted-server.js';

const body = { name: 'Ada' };

describe('an Idempotency-Key', () => {
  it('goes with every POST, another one with each', async () => {
    const server = ScriptedServer.saying(() => json(ada, 201));
    const client = server.client();
    await client.POST('/api/v1/customers', { body });
    await client.POST('/api/v1/customers', { body });
    const [one, two] = server.sent('Idempotency-Key');
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(two).toMatch(/^[0-9a-f]{32}$/);
    expect(one).not.toBe(two);
  });

  it('stays the same, with the same body, when the POST is sent again', async () => {
    const server = ScriptedServer.saying(
      () => {
        throw new TypeError('fetch failed');
      },
      () => problem(409, 'idempotency_key.in_flight', { 'Retry-After': '0' }),
      () => json(ada, 201),
    );
    const { data } = await server.client().POST('/api/v1/customers', { body });
    expect(data).toEqual(ada);
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.sent('Idempotency-Key')).size).toBe(1);
    for (const request of server.requests) expect(await request.json()).toEqual(body);
  });

  it('is the one of the caller, if there is one', async () => {
    const server = ScriptedServer.saying(() => json(ada, 201));
    const params = { header: { 'Idempotency-Key': 'order-17' } };
    await server.client().POST('/api/v1/customers', { body, params });
    expect(server.sent('Idempotency-Key')).toEqual(['order-17']);
  });

  it('goes neither with the token nor with other methods', async () => {
    const server = ScriptedServer.saying(() => json({ access_token: 't', expires_in: 60 }));
    const client = server.client();
    await client.POST('/api/v1/auth/token', { body: { username: 'ada', password: 'secret' } });
    await client.PATCH('/api/v1/customers/{id}', { params: { path: { id: ID } }, body });
    expect(server.sent('Idempotency-Key')).toEqual([null, null]);
  });
});
