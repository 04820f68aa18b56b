import { isProblemError } from '../problem-error.js';
import { ada, ID, json, problem, ScriptedServer } from '../testing/scripted-server.js';

const params = { path: { id: ID } };
const credentials = { username: 'ada', password: 'a long secret' };

/** A server that gives the tokens t1, t2, … and takes those that `isGood` does. */
function guarded(isGood: (token: string) => boolean, expiresIn = 1800) {
  let given = 0;
  const server = new ScriptedServer((request) => {
    if (request.url.endsWith('/auth/token')) {
      return json({
        access_token: `t${(given += 1)}`,
        token_type: 'bearer',
        expires_in: expiresIn,
      });
    }
    const token = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    return isGood(token) ? json(ada) : problem(401, 'auth.token_invalid');
  });
  return { server, given: () => given };
}

describe('a token', () => {
  it('is fetched once for all who need it at the same time', async () => {
    const { server, given } = guarded((token) => token === 't1');
    const client = server.client({ signIn: credentials });
    const read = () => client.GET('/api/v1/customers/{id}', { params });
    const answers = await Promise.all([read(), read(), read()]);
    expect(answers.map(({ data }) => data)).toEqual([ada, ada, ada]);
    await read();
    expect(given()).toBe(1);
    expect(await server.requests[0]!.json()).toEqual(credentials);
  });

  it('is fetched anew before it runs out', async () => {
    const { server, given } = guarded(() => true, 0);
    const client = server.client({ signIn: credentials });
    await client.GET('/api/v1/customers/{id}', { params });
    await client.GET('/api/v1/customers/{id}', { params });
    expect(given()).toBe(2);
    expect(server.sent('Authorization')).toEqual([null, 'Bearer t1', null, 'Bearer t2']);
  });

  it('that is refused is renewed once, and what was refused is sent again as it was', async () => {
    let good = 't1';
    const { server, given } = guarded((token) => token === good);
    const client = server.client({ signIn: credentials });
    await client.GET('/api/v1/customers/{id}', { params });
    good = 't2';
    const body = { name: 'Ada' };
    const make = () => client.POST('/api/v1/customers', { body });
    const answers = await Promise.all([make(), make(), make()]);
    expect(answers.every(({ data }) => data !== undefined)).toBe(true);
    expect(given()).toBe(2);
    const posts = server.requests.filter(({ url }) => url.endsWith('/customers'));
    expect(new Set(posts.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(3);
    for (const post of posts) expect(await post.json()).toEqual(body);
  });

  it('that is refused although it is new is an error to look at', async () => {
    const { server, given } = guarded(() => false);
    const client = server.client({ signIn: credentials });
    const { error } = await client.GET('/api/v1/customers/{id}', { params });
    expect(error?.code).toBe('auth.token_invalid');
    expect(given()).toBe(2);
  });

  it('may come from somewhere else', async () => {
    const { server, given } = guarded((token) => token === 'theirs');
    const client = server.client({ signIn: async () => ({ access_token: 'theirs' }) });
    const { data } = await client.GET('/api/v1/customers/{id}', { params });
    expect(data).toEqual(ada);
    expect(given()).toBe(0);
  });

  it('of the caller is sent as it is', async () => {
    const { server, given } = guarded(() => false);
    const client = server.client({ signIn: credentials });
    const headers = { Authorization: 'Bearer mine' };
    const { response } = await client.GET('/api/v1/customers/{id}', { params, headers });
    expect(response.status).toBe(401);
    expect(server.sent('Authorization')).toEqual(['Bearer mine']);
    expect(given()).toBe(0);
  });
});

describe('a sign-in that fails', () => {
  it('is thrown, and tried anew with the next call', async () => {
    const server = ScriptedServer.saying(
      () => problem(401, 'auth.invalid_credentials'),
      () => json({ access_token: 't1', expires_in: 1800 }),
      () => json(ada),
    );
    const client = server.client({ signIn: credentials });
    const read = () => client.GET('/api/v1/customers/{id}', { params });
    const thrown = await read().catch((error: unknown) => error);
    expect(isProblemError(thrown, 'auth.invalid_credentials')).toBe(true);
    expect((await read()).data).toEqual(ada);
  });

  it('holds nobody who has had enough', async () => {
    const server = ScriptedServer.saying(() => json(ada));
    const client = server.client({ signIn: () => new Promise(() => {}) });
    const signal = AbortSignal.timeout(20);
    const call = client.GET('/api/v1/customers/{id}', { params, signal });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(server.requests).toHaveLength(0);
  });
});
