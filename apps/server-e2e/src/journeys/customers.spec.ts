import { startServer, type RunningServer } from '../support/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

describe('a customer, from the first call to the last', () => {
  it('is taken in, shown, listed, changed and deleted', async () => {
    const { admin } = server;
    const created = await admin.post('/customers', {
      body: { name: 'Ada Lovelace', email: 'Ada@Example.com', address },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ email: 'ada@example.com', version: 1 });
    const path = `/customers/${created.body.id}`;
    expect(created.headers.get('location')).toBe(`/api/v1${path}`);

    const shown = await admin.get(path);
    expect(shown.body).toEqual(created.body);
    const unchanged = await admin.get(path, { headers: { 'If-None-Match': '"1"' } });
    expect(unchanged.status).toBe(304);

    const listed = await admin.get('/customers?name=lovelace&city=Springfield');
    expect(listed.body).toMatchObject({ total: 1, items: [created.body] });

    const changed = await admin.put(path, {
      headers: { 'If-Match': '"1"' },
      body: { email: null, address: { ...address, city: 'Chicago' } },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ name: 'Ada Lovelace', email: null, version: 2 });
    expect((await admin.delete(path, { headers: { 'If-Match': '"1"' } })).status).toBe(412);
    expect((await admin.delete(path, { headers: { 'If-Match': '"2"' } })).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.delete(path)).status).toBe(404);
  });

  it('is walked page by page', async () => {
    const { admin } = server;
    for (let index = 0; index < 7; index += 1) {
      await admin.post('/customers', { body: { name: `Walker ${index}` } });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await admin.get(
        `/customers?name=walker&sort=-name&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(body.total).toBe(7);
      seen.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.next_cursor;
    } while (cursor);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Walker ${index}`));
  });
});
