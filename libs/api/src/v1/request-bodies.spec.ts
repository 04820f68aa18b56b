import type { IncomingHttpHeaders } from 'node:http';
import request from 'supertest';
import { bodyLimitsOf } from '@strata/api-kit';
import { as, testApp } from '../testing/test-app.js';

const { app, endpoints } = testApp();
const limitsOf = (id: string) => {
  const { body, bodyBytes } = endpoints.find(({ operationId }) => operationId === id)!;
  return bodyLimitsOf(body, bodyBytes);
};
const post = (body: string, path: string) =>
  request(app).post(path).set(as('admin')).set('Content-Type', 'application/json').send(body);

describe('the limits of a body', () => {
  it('come from its schema, and from the declaration where that says less', () => {
    expect(limitsOf('issueToken').bytes).toBe(16 * 1024);
    expect(limitsOf('fulfillSalesTransaction').bytes).toBe(16 * 1024);
    expect(limitsOf('createCustomer')).toMatchObject({ members: 108, depth: 10 });
    const sale = limitsOf('createSalesTransaction');
    expect(sale).toMatchObject({ members: 1503, depth: 12 });
    // 200 lines, indented.
    expect(sale.bytes).toBeGreaterThan(64 * 1024);
  });

  it('leave room for the longest valid body, with every character escaped', async () => {
    // A syllable of three signs, 한, of which NFC makes one.
    const text = (length: number) => '\\u1112\\u1161\\u11ab'.repeat(length);
    const body = JSON.stringify({
      sku: 'LONG',
      name: 'NAME',
      description: 'DESCRIPTION',
      unit_price: '1.00',
    });
    const longest = body.replace('NAME', text(255)).replace('DESCRIPTION', text(2000));
    const made = await post(longest, '/api/v1/items');
    expect(made.status).toBe(201);
    expect(made.body.description).toBe('한'.repeat(2000));
  });

  it('are told in the document', async () => {
    const { paths } = (await request(app).get('/openapi.json')).body;
    const { requestBody, responses } = paths['/api/v1/auth/token'].post;
    expect(requestBody.description).toBe('At most 16384 bytes, 106 members and 9 levels.');
    expect(responses[413].description).toContain('http.body_too_large');
    const { schemas } = (await request(app).get('/openapi.json')).body.components;
    expect(schemas.SalesTransactionCreate.properties.items.maxItems).toBe(200);
  });
});

describe('a body of too many elements', () => {
  it('in elements is judged before them', async () => {
    const lines = (count: number) => JSON.stringify({ items: Array(count).fill({}) });
    const long = await post(lines(201), '/api/v1/sales-transactions');
    expect(long.body.errors).toEqual([
      { pointer: '/items', message: 'items must hold at most 200 elements' },
    ]);
    const full = await post(lines(200), '/api/v1/sales-transactions');
    expect(full.body.errors.length).toBeGreaterThan(20);
    expect(full.body.errors).toContainEqual({
      pointer: '/customer_id',
      message: 'customer_id is required',
    });
  });

  it('finds a wrong element behind many right ones', async () => {
    const id = '0190b7e2-0000-7000-8000-000000000001';
    const items = Array.from({ length: 150 }, (_, index) => ({
      item_id: id,
      quantity: index < 120 ? 1 : 0,
    }));
    const sale = { customer_id: id, payment_terms: 'net_30', items };
    const { body } = await post(JSON.stringify(sale), '/api/v1/sales-transactions');
    expect(body.errors[0]).toMatchObject({ pointer: '/items/120/quantity' });
    expect(body.errors.length).toBeGreaterThan(1);
  });
});

describe('no body', () => {
  it('is one for an action without details, as curl sends it', async () => {
    for (const action of ['fulfill', 'cancel']) {
      const url = `/api/v1/sales-transactions/0190b7e2-0000-7000-8000-000000000001/${action}`;
      for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
        const sent = request(app).post(url).set(as('clerk')).set('Content-Type', type);
        expect((await sent.set('Content-Length', '0')).body.code).toBe(
          'sales_transaction.not_found',
        );
        const full = await request(app)
          .post(url)
          .set(as('clerk'))
          .set('Content-Type', type)
          .send(' ');
        expect(full.status).toBe(415);
      }
    }
  });
});

describe('a body that nobody asked for', () => {
  const bodiless = endpoints.filter(({ method, body }) => method !== 'get' && !body);
  const BAD_BYTES = Buffer.from([0x7b, 0xff, 0xfe]);

  it.each(bodiless.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    'is dropped by %s whatever it is, within its bytes',
    async (_name, { method, path }) => {
      const url = `/api/v1${path.replace(':id', '0190b7e2-0000-7000-8000-000000000001')}`;
      const send = (body: Buffer, headers: IncomingHttpHeaders) =>
        request(app)[method](url).set(as('admin')).set(headers).send(body);
      for (const headers of [
        { 'Content-Type': 'application/json' },
        { 'Content-Type': 'text/plain; charset=utf-16', 'Content-Encoding': 'gzip' },
      ]) {
        expect((await send(BAD_BYTES, headers)).status).toBe(404);
      }
      const large = Buffer.alloc(16 * 1024 + 1);
      expect((await send(large, { 'Content-Type': 'text/plain' })).status).toBe(413);
    },
  );
});
