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

  it('is one however it is written, and so are the things around it', async () => {
    const { admin } = server;
    const body = {
      name: ' Mu\u0308ller\u200B ',
      email: '\u00A0info@MÜLLER.example',
      phone_numbers: ['(415) 555-0132 ext. 7'],
    };
    const { body: customer } = await admin.post('/customers/register', { body });
    expect(customer).toMatchObject({ name: 'Müller', email: 'info@xn--mller-kva.example' });
    for (const query of ['name=muller', 'name=M%C3%9CLL', 'email=info@m%C3%BCller.example']) {
      expect((await admin.get(`/customers?${query}`)).body).toMatchObject({
        total: 1,
        items: [customer],
      });
    }
    const numbers = await admin.get(`/contact-numbers?entity_id=${customer.id}`);
    expect(numbers.body.items).toMatchObject([{ phone_number: '+14155550132;ext=7' }]);

    const vendor = await admin.post('/vendors', { body: { name: 'Straße & Söhne' } });
    const twin = await admin.post('/vendors', { body: { name: 'STRASSE & SO\u0308HNE' } });
    expect([twin.status, twin.body.code]).toEqual([409, 'vendor.name_taken']);
    const { body: item } = await admin.post('/items', {
      body: { sku: 'DR-É', name: 'Drill', unit_price: '1.00', vendor_id: vendor.body.id },
    });
    expect((await admin.delete(`/vendors/${vendor.body.id}`)).status).toBe(204);
    const again = await admin.put(`/items/${item.id}`, { body: item });
    expect([again.status, again.body.vendor_id]).toEqual([200, vendor.body.id]);
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
