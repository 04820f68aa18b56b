import { startServer, type RunningServer } from '../support/running-server.js';
import { tally, times } from '../support/tally.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('many at once', () => {
  it('100 POSTs of one email make one customer', async () => {
    const answers = await times(100, (index) =>
      server.admin.post('/customers', { body: { name: `N ${index}`, email: 'one@example.com' } }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: 99 });
    expect((await server.admin.get('/customers?email=one@example.com')).body.total).toBe(1);
  });

  it('100 PUTs that saw one version change it once', async () => {
    const { body } = await server.admin.post('/customers', { body: { name: 'Before' } });
    const answers = await times(100, (index) =>
      server.admin.put(`/customers/${body.id}`, {
        headers: { 'If-Match': '"1"' },
        body: { name: `After ${index}` },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 1, 412: 99 });
    const winner = answers.find(({ status }) => status === 200)!;
    expect((await server.admin.get(`/customers/${body.id}`)).body).toEqual(winner.body);
  });

  it('100 PUTs without a version all take effect, one after the other', async () => {
    const { body } = await server.admin.post('/customers', { body: { name: 'Before' } });
    const answers = await times(100, (index) =>
      server.admin.put(`/customers/${body.id}`, { body: { name: `After ${index}` } }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 100 });
    expect((await server.admin.get(`/customers/${body.id}`)).body.version).toBe(101);
  });

  it('50 POSTs with one Idempotency-Key have one effect', async () => {
    const answers = await times(50, () =>
      server.admin.post('/customers', {
        headers: { 'Idempotency-Key': 'once' },
        body: { name: 'Only Once' },
      }),
    );
    const made = answers.filter(({ status }) => status === 201);
    const inFlight = answers.filter(({ status }) => status === 409);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length + inFlight.length).toBe(50);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(inFlight.every(({ body }) => body.code === 'idempotency_key.in_flight')).toBe(true);
    expect((await server.admin.get('/customers?name=only%20once')).body.total).toBe(1);
  });

  it('two admins who delete each other leave one', async () => {
    const password = 'correct horse battery';
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = await times(2, async (index) => {
        const username = `admin-${round}-${index}`;
        const { body } = await server.admin.post('/users', {
          body: { username, password, role: 'admin' },
        });
        return { id: body.id as string, client: await server.admin.signIn(username, password) };
      });
      // The first admin steps down, so that only the two are left.
      const { body: me } = await server.admin.get('/auth/me');
      await one!.client.patch(`/users/${me.id}`, { body: { role: 'viewer' } });
      const statuses = await Promise.all([
        one!.client.delete(`/users/${two!.id}`),
        two!.client.delete(`/users/${one!.id}`),
      ]);
      expect(statuses.filter(({ status }) => status === 204)).toHaveLength(1);
      const survivor = statuses[0]!.status === 204 ? one! : two!;
      await survivor.client.patch(`/users/${me.id}`, { body: { role: 'admin' } });
      await new Promise((resolve) => setTimeout(resolve, 0));
      await server.admin.delete(`/users/${survivor.id}`);
    }
  });
});
