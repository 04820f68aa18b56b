import { startServer, type RunningServer } from '../support/running-server.js';
import type { Client } from '../support/client.js';

let server: RunningServer;
beforeAll(async () => {
  // Every client says for itself which network it comes from.
  server = await startServer({ TRUST_PROXY: '1' });
}, 60_000);
afterAll(() => server?.stop());

/** Makes a user and signs them in. */
async function newUser(username: string, password: string, role = 'viewer') {
  const { admin } = server;
  const { body } = await admin.post('/users', { body: { username, password, role } });
  return { id: body.id as string, client: await admin.signIn(username, password) };
}

/** Keeps a token in use; what is asked after `end` was called has to be answered with 401. */
function traffic(client: Client) {
  const late: number[] = [];
  let [ended, stopped] = [false, false];
  const lanes = Array.from({ length: 8 }, async () => {
    while (!stopped) {
      const isLate = ended;
      const { status } = await client.get('/auth/me');
      if (isLate) late.push(status);
    }
  });
  return {
    end: () => (ended = true),
    stop: async () => {
      stopped = true;
      await Promise.all(lanes);
      return late;
    },
  };
}

describe('users', () => {
  it('may do what their role lets them, from the moment it changes', async () => {
    const { id, client: clara } = await newUser('clara', 'correct horse battery');
    expect((await clara.get('/auth/me')).body).toEqual({ id, username: 'clara', role: 'viewer' });
    const take = () => clara.post('/customers', { body: { name: 'X' } });
    expect((await take()).status).toBe(403);
    await server.admin.patch(`/users/${id}`, { body: { role: 'clerk' } });
    expect((await take()).status).toBe(201);
    await server.admin.patch(`/users/${id}`, { body: { role: 'viewer' } });
    expect((await take()).status).toBe(403);
  });

  it('sign in anew after they changed their password', async () => {
    const { admin } = server;
    const [before, after] = ['the first password', 'the second password'];
    const { client: dora } = await newUser('dora', before);
    const body = { current_password: before, new_password: after };
    expect((await dora.put('/auth/me/password', { body })).status).toBe(204);
    await expect(admin.signIn('dora', before)).rejects.toThrow('invalid_credentials');
    await admin.signIn('dora', after);
  });

  it.each<[string, (id: string, client: Client) => Promise<{ status: number }>]>([
    [
      'they changed their password',
      (_id, client) =>
        client.put('/auth/me/password', {
          body: { current_password: 'the first password', new_password: 'the second password' },
        }),
    ],
    [
      'an admin set their password',
      (id) => server.admin.patch(`/users/${id}`, { body: { password: 'the second password' } }),
    ],
    ['they were deleted', (id) => server.admin.delete(`/users/${id}`)],
  ])('are let in with no older token once %s, busy as it may be', async (what, change) => {
    const name = what.replaceAll(' ', '-');
    const { id, client } = await newUser(name, 'the first password');
    const busy = traffic(client);
    expect((await client.get('/auth/me')).status).toBe(200);
    expect((await change(id, client)).status).toBeLessThan(300);
    busy.end();
    for (let index = 0; index < 10; index += 1) {
      expect((await client.get('/auth/me')).status).toBe(401);
    }
    const late = await busy.stop();
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late)).toEqual(new Set([401]));
  });

  it('sign in while somebody else floods the login', async () => {
    const password = 'the first password';
    for (const name of ['eager', 'patient']) await newUser(name, password);
    const signIn = (username: string) =>
      server.admin.post('/auth/token', { body: { username, password }, token: null });
    const flood = Array.from({ length: 80 }, () => signIn('eager'));
    expect((await signIn('patient')).status).toBe(200);
    const answers = await Promise.all(flood);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    for (const { status, headers, body } of answers) {
      if (status !== 429) continue;
      expect([headers.get('retry-after'), body.code]).toEqual(['1', 'auth.too_many_at_once']);
    }
  });

  it.each(['gina', 'a-name-nobody-has'])(
    'sign in at home while strangers guess at the password of %s',
    async (username) => {
      const password = 'the first password';
      if (username === 'gina') await newUser(username, password);
      let networks = 0;
      const guess = () =>
        server.admin.post('/auth/token', {
          body: { username, password: 'guess' },
          headers: { 'X-Forwarded-For': `2001:db8:${username.length}:${(networks += 1)}::1` },
          token: null,
        });
      for (let guesses = 0; guesses < 11; guesses += 1) expect((await guess()).status).toBe(401);
      const more = await Promise.all(Array.from({ length: 8 }, guess));
      const refused = more.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      for (const { headers, body } of refused) {
        expect(body.code).toBe('auth.too_many_attempts');
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(300);
      }
      if (username === 'gina') await server.admin.signIn(username, password);
    },
  );

  it('are slowed down when they guess', async () => {
    const { admin } = server;
    const attempt = () =>
      admin.post('/auth/token', { body: { username: 'eve', password: 'guess' }, token: null });
    const answers = [];
    for (let index = 0; index < 7; index += 1) answers.push(await attempt());
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
