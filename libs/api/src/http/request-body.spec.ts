import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import request from 'supertest';
import { rawExchange } from '@strata/api-kit/testing';
import { bodyLimitsOf } from '@strata/api-kit';
import { as, testApp } from '../testing/test-app.js';

const customers = '/api/v1/customers';
const { app, endpoints } = testApp();
const limitsOf = (id: string) => {
  const { body, bodyBytes } = endpoints.find(({ operationId }) => operationId === id)!;
  return bodyLimitsOf(body, bodyBytes);
};
const post = (body: string, path = customers) =>
  request(app).post(path).set(as('admin')).set('Content-Type', 'application/json').send(body);

describe('the limits of a body', () => {
  it('come from its schema, and from the declaration where that says less', () => {
    expect(limitsOf('issueToken').bytes).toBe(16 * 1024);
    expect(limitsOf('fulfillSalesTransaction').bytes).toBe(16 * 1024);
    expect(limitsOf('createCustomer')).toMatchObject({ members: 108, depth: 10 });
    const sale = limitsOf('createSalesTransaction');
    expect(sale).toMatchObject({ members: 903, depth: 11 });
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

describe('a body of too much', () => {
  const many = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, 0])));

  it('in members or depth is one error', async () => {
    for (const [body, message] of [
      [many(109), 'the body has more than 108 members'],
      [`{"a":${'['.repeat(10)}${']'.repeat(10)}}`, 'the body is nested deeper than 10 levels'],
    ] as const) {
      const { status, body: problem } = await post(body);
      expect(status).toBe(422);
      expect(problem.errors).toEqual([{ pointer: '', message }]);
    }
  });

  it('in mistakes is answered with 100 of them, none longer than a line', async () => {
    const names = await post(many(108));
    expect(names.body.errors).toHaveLength(100);
    const { body, text } = await post(`{"${'x'.repeat(15_000)}":1,"name":"Ada"}`);
    expect(body.errors).toHaveLength(1);
    expect(text.length).toBeLessThan(1000);
  });

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

  it('in parameters is one error', async () => {
    const { body } = await request(app)
      .get(`${customers}?${'name=a&'.repeat(101)}`)
      .set(as('viewer'));
    expect(body.errors).toEqual([
      { pointer: '/query', message: 'the query has more than 100 parameters' },
    ]);
  });
});

describe('no body', () => {
  const TYPES = [
    undefined,
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data; boundary=x',
    'none',
    '',
  ];

  it.each(TYPES)('with the media type %j is an empty object', async (type) => {
    for (const framing of [{}, { 'Content-Length': '0' }, { 'Transfer-Encoding': 'chunked' }]) {
      const empty = request(app).post(customers).set(as('clerk')).set(framing);
      if (type !== undefined) empty.set('Content-Type', type);
      const { status, body } = await empty;
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ pointer: '/name', message: 'name is required' }]);
    }
  });

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

  it('asks for nothing to be unpacked', async () => {
    const { status } = await request(app)
      .post(customers)
      .set(as('clerk'))
      .set({ 'Content-Encoding': 'gzip', 'Content-Length': '0' });
    expect(status).toBe(422);
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

describe('a body on its way', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const head = (...lines: string[]) =>
    [
      `POST ${customers} HTTP/1.1`,
      'Host: x',
      'Content-Type: application/json',
      ...lines,
      '',
      '',
    ].join('\r\n');
  const clerk = 'Authorization: Bearer clerk';

  it.each([
    ['known to be too large is refused unread', [clerk, 'Content-Length: 99999999'], 413],
    ['of an unknown client is refused unread', ['Content-Length: 99999999'], 401],
    [
      'of a role too low is refused unread',
      ['Authorization: Bearer viewer', 'Content-Length: 9'],
      403,
    ],
    [
      'that is packed is refused unread',
      [clerk, 'Content-Encoding: gzip', 'Content-Length: 9'],
      415,
    ],
  ])('%s', async (_what, lines, status) => {
    const { statuses } = await rawExchange(server, [head(...lines)], '"code"');
    expect(statuses).toEqual([status]);
  });

  it('in chunks is counted while it comes, and the client gets its answer', async () => {
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
    const pieces = [head(clerk, 'Transfer-Encoding: chunked'), ...Array<string>(64).fill(chunk)];
    const { statuses, body } = await rawExchange(server, pieces, '"code"');
    expect(statuses).toEqual([413]);
    const { bytes } = limitsOf('createCustomer');
    expect(body).toMatchObject({ errors: [{ message: `the body has more than ${bytes} bytes` }] });
  });

  it.each([
    ['createCustomer', 'POST', customers, 415],
    ['deleteCustomer', 'DELETE', `${customers}/0190b7e2-0000-7000-8000-000000000001`, 404],
  ])('in packed chunks is judged by what %s takes', async (_name, method, path, status) => {
    const lines = ['Authorization: Bearer admin', 'Content-Encoding: gzip', 'Connection: close'];
    const start = head(...lines, 'Transfer-Encoding: chunked');
    const packed = start.replace(`POST ${customers}`, `${method} ${path}`);
    const { statuses } = await rawExchange(server, [packed, '2\r\n\xff\xfe\r\n0\r\n\r\n']);
    expect(statuses).toEqual([status]);
  });

  it('leaves the connection in order for the next request', async () => {
    const large = head(clerk, 'Content-Length: 99999') + 'x'.repeat(99_999);
    const next = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const { statuses } = await rawExchange(server, [large, next]);
    expect(statuses).toEqual([413, 200]);
  });
});
