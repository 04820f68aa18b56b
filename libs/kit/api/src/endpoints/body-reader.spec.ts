import { createServer, type Server } from 'node:http';
import request from 'supertest';
import { as, lampApp } from '../testing/lamp-app.js';
import { rawExchange } from '../testing/raw-exchange.js';
import { bodyLimitsOf } from './body-limits.js';

const lamps = '/api/v1/lamps';
const { app, endpoints } = lampApp();
const limitsOf = (id: string) =>
  bodyLimitsOf(endpoints.find(({ operationId }) => operationId === id)!.body);
const post = (body: string) =>
  request(app).post(lamps).set(as('keeper')).set('Content-Type', 'application/json').send(body);

describe('a body of too much', () => {
  const many = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, 0])));

  it('in members or depth is one error', async () => {
    for (const [body, message] of [
      [many(103), 'the body has more than 102 members'],
      [`{"a":${'['.repeat(9)}${']'.repeat(9)}}`, 'the body is nested deeper than 9 levels'],
    ] as const) {
      const { status, body: problem } = await post(body);
      expect(status).toBe(422);
      expect(problem.errors).toEqual([{ pointer: '', message }]);
    }
  });

  it('in mistakes is answered with 100 of them, none longer than a line', async () => {
    const names = await post(many(102));
    expect(names.body.errors).toHaveLength(100);
    const { body, text } = await post(`{"${'x'.repeat(15_000)}":1,"name":"Ada"}`);
    expect(body.errors).toHaveLength(1);
    expect(text.length).toBeLessThan(1000);
  });

  it('in parameters is one error', async () => {
    const { body } = await request(app)
      .get(`${lamps}?${'name=a&'.repeat(101)}`)
      .set(as('guest'));
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
      const empty = request(app).post(lamps).set(as('keeper')).set(framing);
      if (type !== undefined) empty.set('Content-Type', type);
      const { status, body } = await empty;
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ pointer: '/name', message: 'name is required' }]);
    }
  });

  it('asks for nothing to be unpacked', async () => {
    const { status } = await request(app)
      .post(lamps)
      .set(as('keeper'))
      .set({ 'Content-Encoding': 'gzip', 'Content-Length': '0' });
    expect(status).toBe(422);
  });
});

describe('a body on its way', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const head = (...lines: string[]) =>
    [`POST ${lamps} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join(
      '\r\n',
    );
  const keeper = 'Authorization: Bearer keeper';

  it.each([
    ['known to be too large is refused unread', [keeper, 'Content-Length: 99999999'], 413],
    ['of an unknown client is refused unread', ['Content-Length: 99999999'], 401],
    [
      'of a role too low is refused unread',
      ['Authorization: Bearer guest', 'Content-Length: 9'],
      403,
    ],
    [
      'that is packed is refused unread',
      [keeper, 'Content-Encoding: gzip', 'Content-Length: 9'],
      415,
    ],
  ])('%s', async (_what, lines, status) => {
    const { statuses } = await rawExchange(server, [head(...lines)], '"code"');
    expect(statuses).toEqual([status]);
  });

  it('in chunks is counted while it comes, and the client gets its answer', async () => {
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
    const pieces = [head(keeper, 'Transfer-Encoding: chunked'), ...Array<string>(64).fill(chunk)];
    const { statuses, body } = await rawExchange(server, pieces, '"code"');
    expect(statuses).toEqual([413]);
    const { bytes } = limitsOf('createLamp');
    expect(body).toMatchObject({ errors: [{ message: `the body has more than ${bytes} bytes` }] });
  });

  it.each([
    ['createLamp', 'POST', lamps, 415],
    ['deleteLamp', 'DELETE', `${lamps}/0190b7e2-0000-7000-8000-000000000001`, 404],
  ])('in packed chunks is judged by what %s takes', async (_name, method, path, status) => {
    const lines = ['Authorization: Bearer keeper', 'Content-Encoding: gzip', 'Connection: close'];
    const start = head(...lines, 'Transfer-Encoding: chunked');
    const packed = start.replace(`POST ${lamps}`, `${method} ${path}`);
    const { statuses } = await rawExchange(server, [packed, '2\r\n\xff\xfe\r\n0\r\n\r\n']);
    expect(statuses).toEqual([status]);
  });

  it('leaves the connection in order for the next request', async () => {
    const large = head(keeper, 'Content-Length: 99999') + 'x'.repeat(99_999);
    const next = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const { statuses } = await rawExchange(server, [large, next]);
    expect(statuses).toEqual([413, 200]);
  });
});
