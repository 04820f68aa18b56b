import request from 'supertest';
import { as } from '../../testing/test-app.js';
import { PERIOD, rentalWorld } from '../../testing/rental-world.js';

const nobody = '0190b7e2-0000-7000-8000-000000000001';

describe('a rental agreement', () => {
  it('is made once for a key, and shown in the version that it has', async () => {
    const { app, get, rental } = await rentalWorld(request);
    const send = () =>
      request(app)
        .post('/api/v1/rental-agreements')
        .set(as('clerk'))
        .set('Idempotency-Key', 'one')
        .send(rental());
    const [first, second] = [await send(), await send()];
    expect(first.status).toBe(201);
    expect(first.headers['location']).toBe(`/api/v1/rental-agreements/${first.body.id}`);
    expect(first.headers['etag']).toBe('"1"');
    expect([second.text, second.headers['etag']]).toEqual([first.text, '"1"']);
    expect((await get(`/rental-agreements/${first.body.id}`)).body).toEqual(first.body);
    expect((await get('/rental-agreements')).body.total).toBe(1);
  });

  it('is refused with every shortage, and promises nothing then', async () => {
    const { post, get, rental, warehouse_id, item_id } = await rentalWorld(request);
    const items = [{ item_id, quantity: 4 }];
    const { body } = await post('/rental-agreements', rental({ items })).expect(409);
    expect(body).toMatchObject({
      code: 'rental.insufficient_availability',
      details: {
        shortages: [
          {
            item_id,
            warehouse_id,
            from: PERIOD.starts_at,
            // The turnaround is over then.
            to: '2026-01-17T11:00:00.000Z',
            asked: 4,
            available: 3,
          },
        ],
      },
    });
    expect((await get('/rental-agreements')).body.total).toBe(0);
  });

  it('is refused with 422 for what is not there or cannot be', async () => {
    const { post, made, rental, item_id } = await rentalWorld(request);
    const bare = await made('/items', { sku: 'B', name: 'Bare', unit_price: '1' });
    const line = { item_id, quantity: 1 };
    for (const [change, code] of [
      [{ customer_id: nobody }, 'rental_agreement.customer_unknown'],
      [{ warehouse_id: nobody }, 'warehouse.unknown'],
      [{ items: [{ ...line, item_id: nobody }] }, 'item.unknown'],
      [{ items: [{ ...line, item_id: bare }] }, 'rental.no_rate_plan'],
      [{ ends_at: PERIOD.starts_at }, 'rental.period_invalid'],
      [{ ends_at: '2027-03-01T00:00:00Z' }, 'rental.period_invalid'],
      [{ items: [{ ...line, charge: '100.001' }] }, 'money.too_many_places'],
      [{ items: [] }, 'http.validation_failed'],
      [{ items: Array.from({ length: 51 }, () => line) }, 'http.validation_failed'],
      [{ items: [{ ...line, quantity: 0 }] }, 'http.validation_failed'],
      [{ items: [{ ...line, charge: '-1' }] }, 'http.validation_failed'],
      [{ starts_at: '2026-03-02' }, 'http.validation_failed'],
      [{ payment_terms: 'never' }, 'http.validation_failed'],
      [{ total_amount: '1.00' }, 'http.validation_failed'],
    ] as const) {
      const { body } = await post('/rental-agreements', rental(change), 'manager');
      expect([code, body]).toMatchObject([code, { status: 422, code }]);
    }
  });

  it('costs less than is quoted by grace of a manager alone', async () => {
    const { post, rental, item_id } = await rentalWorld(request);
    const cheap = rental({ items: [{ item_id, quantity: 1, charge: '150' }] });
    const refused = await post('/rental-agreements', cheap).expect(403);
    expect(refused.body).toMatchObject({
      code: 'rental.charge_below_quote',
      details: { lines: [{ item_id, quoted: '200.00', asked: '150.00' }] },
    });
    const { body } = await post('/rental-agreements', cheap, 'manager').expect(201);
    expect(body.total_amount).toBe('150.00');
    const dear = rental({ items: [{ item_id, quantity: 1, charge: '250' }] });
    await post('/rental-agreements', dear).expect(201);
  });

  it('asks for a clerk, of goodwill for a manager, and shows itself to viewers', async () => {
    const { post, get, rental, rent } = await rentalWorld(request);
    await post('/rental-agreements', rental(), 'viewer').expect(403);
    const { path } = await rent();
    for (const action of ['period', 'release', 'cancel', 'payments', 'deposits', 'refunds']) {
      await post(`${path}/${action}`, {}, 'viewer').expect(403);
    }
    for (const record of ['hand-outs', 'check-ins']) {
      await post(`${path}/${record}`, {}, 'viewer').expect(403);
    }
    await post(`${path}/refunds`, { amount: '1', reason: 'Late' }, 'clerk').expect(403);
    await get(path).expect(200);
  });

  it('is not found where there is none, whatever is done to it', async () => {
    const { post, get } = await rentalWorld(request);
    const path = `/rental-agreements/${nobody}`;
    const pieces = { rental_line_id: nobody, quantity: 1 };
    for (const [below, body] of [
      ['period', { ends_at: PERIOD.ends_at }],
      ['release', {}],
      ['cancel', {}],
      ['payments', { amount: '1', method: 'cash' }],
      ['refunds', { amount: '1', reason: 'Late' }],
      ['deposits', { kind: 'applied', amount: '1' }],
      ['hand-outs', { items: [pieces] }],
      ['check-ins', { items: [{ ...pieces, condition: 'good' }] }],
    ] as const) {
      const answer = await post(`${path}/${below}`, body, 'manager').expect(404);
      expect(answer.body.code).toBe('rental_agreement.not_found');
    }
    for (const records of ['', '/payments', '/refunds', '/deposits', '/hand-outs', '/check-ins']) {
      expect((await get(path + records).expect(404)).body.code).toBe('rental_agreement.not_found');
    }
  });

  it('changes in the version that was seen alone', async () => {
    const { app, rent } = await rentalWorld(request);
    const { path, line } = await rent();
    const pieces = [{ rental_line_id: line, quantity: 1 }];
    const send = (below: string, version: string, body: object) =>
      request(app)
        .post(`/api/v1${path}/${below}`)
        .set(as('manager'))
        .set('If-Match', version)
        .send(body);
    await send('payments', '"1"', { amount: '10', method: 'cash' }).expect(200);
    for (const [below, body] of [
      ['period', { ends_at: '2026-01-18T10:00:00Z' }],
      ['release', {}],
      ['cancel', {}],
      ['payments', { amount: '1', method: 'cash' }],
      ['refunds', { amount: '1', reason: 'Late' }],
      ['deposits', { kind: 'received', amount: '1', method: 'cash' }],
      ['hand-outs', { items: pieces }],
      ['check-ins', { items: pieces.map((it) => ({ ...it, condition: 'good' })) }],
    ] as const) {
      await send(below, '"1"', body).expect(412);
    }
    const { body } = await send('hand-outs', '"1", "2"', { items: pieces }).expect(201);
    expect(body.rental_agreement.version).toBe(3);
  });

  it('is told anew once it is overdue, though its version stays', async () => {
    const { clock, post, get, rent } = await rentalWorld(request);
    const { path, line } = await rent();
    await post(`${path}/hand-outs`, { items: [{ rental_line_id: line, quantity: 1 }] });
    const again = () => get(path).set('If-None-Match', '"2"');
    await again().expect(304);
    clock.advance(3 * 24 * 3_600_000);
    const { body, headers } = await again().expect(200);
    expect([body.overdue, headers['etag']]).toEqual([true, '"2"']);
  });

  it('keeps its customer, item and warehouse while it is open', async () => {
    const { app, post, rent, customer_id, warehouse_id, item_id } = await rentalWorld(request);
    const { path } = await rent();
    const remove = async (what: string) =>
      (await request(app).delete(`/api/v1${what}`).set(as('manager'))).body.code as string;
    expect(await remove(`/customers/${customer_id}`)).toBe('customer.has_open_rentals');
    expect(await remove(`/warehouses/${warehouse_id}`)).toMatch(/^warehouse\./);
    expect(await remove(`/items/${item_id}`)).toMatch(/^item\./);
    await post(`${path}/cancel`).expect(200);
    expect(await remove(`/customers/${customer_id}`)).toBeUndefined();
  });
});

describe('the list of rental agreements', () => {
  it('finds by number, customer, item, status, time, and what is open or overdue', async () => {
    const { clock, post, get, made, rent, customer_id, item_id } = await rentalWorld(request);
    const customer = await made('/customers', { name: 'Grace' });
    const one = [{ item_id, quantity: 1 }];
    const out = await rent({ items: one });
    const items = [{ rental_line_id: out.line, quantity: 1 }];
    await post(`${out.path}/hand-outs`, { items }).expect(201);
    const later = { starts_at: '2026-02-01T10:00:00Z', ends_at: '2026-02-03T10:00:00Z' };
    const reserved = await rent({ customer_id: customer, items: one, ...later });
    const called = await rent({ items: one });
    await post(`${called.path}/cancel`).expect(200);
    clock.advance(3 * 24 * 3_600_000);
    const found = async (query: string) => {
      const { body } = await get(`/rental-agreements?${query}`).expect(200);
      expect(body.total).toBe(body.items.length);
      return (body.items as { number: string }[]).map(({ number }) => number);
    };
    const [first, second, third] = [out.body.number, reserved.body.number, called.body.number];
    expect(await found('')).toEqual([first, second, third]);
    expect(await found('sort=-number')).toEqual([third, second, first]);
    expect(await found(`number=${second.toLowerCase()}`)).toEqual([second]);
    expect(await found(`customer_id=${customer_id}`)).toEqual([first, third]);
    expect(await found(`item_id=${item_id}&status=reserved`)).toEqual([second]);
    expect(await found(`item_id=${nobody}`)).toEqual([]);
    expect(await found('from=2026-01-18')).toEqual([second]);
    expect(await found('to=2026-01-16')).toEqual([first, third]);
    expect(await found('open=true')).toEqual([first, second]);
    expect(await found('open=false')).toEqual([third]);
    expect(await found('overdue=true')).toEqual([first]);
    expect(await found('overdue=false&status=out')).toEqual([]);
  });

  it('has no lines and charges unless they are asked for, and goes on by cursor', async () => {
    const { get, rent, item_id } = await rentalWorld(request);
    for (let times = 0; times < 3; times += 1) await rent({ items: [{ item_id, quantity: 1 }] });
    const { body: page } = await get('/rental-agreements?limit=2');
    for (const listed of page.items) {
      expect(listed).not.toHaveProperty('items');
      expect(listed).not.toHaveProperty('charges');
      expect(listed).toMatchObject({ overdue: false, deposit: { required: '50.00' } });
    }
    const cursor = encodeURIComponent(page.next_cursor as string);
    const { body: rest } = await get(
      `/rental-agreements?limit=2&include=items&cursor=${cursor}`,
    ).expect(200);
    expect(rest.items).toMatchObject([{ items: [{ quantity: 1 }], charges: [{ kind: 'rental' }] }]);
    await get(`/rental-agreements?overdue=true&cursor=${cursor}`).expect(422);
  });

  it.each([
    ['status=pending', '/query/status'],
    ['customer_id=x', '/query/customer_id'],
    ['from=2026-03-02&to=2026-03-01', '/query/to'],
    ['open=perhaps', '/query/open'],
    ['sort=colour', '/query/sort'],
    ['warehouse=x', '/query/warehouse'],
  ])('refuses ?%s', async (query, pointer) => {
    const { get } = await rentalWorld(request);
    const { body } = await get(`/rental-agreements?${query}`).expect(422);
    expect(body.errors).toMatchObject([{ pointer }]);
  });
});
