import { ada, ID, json, problem, ScriptedServer } from '../testing/scripted-server.js';

const params = { path: { id: ID } };
const body = { name: 'Ada King' };
const tagged = (version: number, status = 200, headers = {}) =>
  json({ ...ada, version }, status, { ETag: `"${version}"`, ...headers });

describe('If-Match', () => {
  it('is the ETag that was read, then the one of the change', async () => {
    const server = new ScriptedServer((_request, count) => tagged(count));
    const client = server.client();
    await client.GET('/api/v1/customers/{id}', { params });
    await client.PATCH('/api/v1/customers/{id}', { params, body });
    await client.PUT('/api/v1/customers/{id}', { params, body });
    await client.DELETE('/api/v1/customers/{id}', { params });
    expect(server.sent('If-Match')).toEqual([null, '"1"', '"2"', '"3"']);
  });

  it('is the ETag of what was made, which is at its Location', async () => {
    const made = () => tagged(1, 201, { Location: `/api/v1/customers/${ID}` });
    const server = ScriptedServer.saying(made, () => tagged(2));
    const client = server.client();
    await client.POST('/api/v1/customers', { body });
    await client.PATCH('/api/v1/customers/{id}', { params, body });
    expect(server.sent('If-Match')).toEqual([null, '"1"']);
  });

  it('knows what an action has answered, and goes with none', async () => {
    const server = new ScriptedServer((_request, count) => tagged(count));
    const client = server.client();
    await client.GET('/api/v1/customers/{id}', { params });
    await client.POST('/api/v1/customers/{id}/restore', { params });
    await client.PATCH('/api/v1/customers/{id}', { params, body });
    expect(server.sent('If-Match')).toEqual([null, null, '"2"']);
  });

  it('stays what it was when a change is refused: nobody has seen the other one', async () => {
    const stale = () => problem(412, 'aggregate.version_mismatch', { ETag: '"2"' });
    const server = ScriptedServer.saying(() => tagged(1), stale);
    const client = server.client();
    await client.GET('/api/v1/customers/{id}', { params });
    for (const _twice of [1, 2]) {
      const { error } = await client.PATCH('/api/v1/customers/{id}', { params, body });
      expect(error?.code).toBe('aggregate.version_mismatch');
    }
    expect(server.sent('If-Match')).toEqual([null, '"1"', '"1"']);
  });

  it('is the one of the caller, if there is one', async () => {
    const server = ScriptedServer.saying(() => tagged(1));
    const client = server.client();
    await client.GET('/api/v1/customers/{id}', { params });
    const header = { 'If-Match': '*' };
    await client.PATCH('/api/v1/customers/{id}', { params: { ...params, header }, body });
    expect(server.sent('If-Match')).toEqual([null, '*']);
  });

  it('is forgotten with what is deleted, and after a thousand others', async () => {
    const server = new ScriptedServer(({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 204 }) : tagged(1),
    );
    const client = server.client();
    const at = (id: string) => ({ params: { path: { id } } });
    const other = at('other');
    await client.GET('/api/v1/customers/{id}', other);
    await client.DELETE('/api/v1/customers/{id}', other);
    await client.PATCH('/api/v1/customers/{id}', { ...other, body });
    expect(server.sent('If-Match')).toEqual([null, '"1"', null]);
    for (let count = 0; count < 1000; count += 1) {
      await client.GET('/api/v1/customers/{id}', at(`n${count}`));
    }
    await client.PATCH('/api/v1/customers/{id}', { ...other, body });
    await client.PATCH('/api/v1/customers/{id}', { ...at('n999'), body });
    expect(server.sent('If-Match').slice(-2)).toEqual([null, '"1"']);
  });
});

describe('X-Consistency-Token', () => {
  it('of the last change goes with what comes after', async () => {
    const server = ScriptedServer.saying(
      () => json(ada, 201, { 'X-Consistency-Token': 'one' }),
      () => json(ada),
      () => json(ada, 200, { 'X-Consistency-Token': 'two' }),
      () => json(ada),
    );
    const client = server.client();
    await client.POST('/api/v1/customers', { body });
    await client.GET('/api/v1/customers/{id}', { params });
    await client.PATCH('/api/v1/customers/{id}', { params, body });
    await client.GET('/api/v1/customers/{id}', { params });
    expect(server.sent('X-Consistency-Token')).toEqual([null, 'one', 'one', 'two']);
  });
});
