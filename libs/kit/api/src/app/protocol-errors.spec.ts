import { createServer, type Server } from 'node:http';
import { as, lampApp, loggerInto, type LogLine } from '../testing/lamp-app.js';
import { rawExchange } from '../testing/raw-exchange.js';
import { answerProtocolErrors } from './protocol-errors.js';

const HEAD_BYTES = 16 * 1024;
const TIMEOUT = 300;
const { app, log } = lampApp();
const lines = log as LogLine[];
let server: Server;

beforeAll(async () => {
  server = createServer(
    {
      headersTimeout: TIMEOUT,
      requestTimeout: 2 * TIMEOUT,
      connectionsCheckingInterval: 50,
      maxHeaderSize: HEAD_BYTES,
      requireHostHeader: false,
    },
    app,
  );
  answerProtocolErrors(server, loggerInto(lines), 'lamps');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => lines.splice(0));
afterAll(() => server.close());

const keeper = `Authorization: ${as('keeper').authorization}`;
const json = 'Content-Type: application/json';
const POST = '/api/v1/lamps';
const message = (start: string, ...rest: string[]) =>
  [start, 'Host: x', ...rest, '', ''].join('\r\n');
const GET = message('GET /health HTTP/1.1');
const LAST = message('GET /health HTTP/1.1', 'Connection: close');

/** One problem was answered, the connection is closed, and one line tells of it. */
function expectRefusal(
  reply: Awaited<ReturnType<typeof rawExchange>>,
  status: number,
  code: string,
) {
  expect(reply.statuses).toEqual([status]);
  expect(reply.body).toMatchObject({ status, code, type: `urn:lamps:problem:${code}` });
  const id = /x-correlation-id: (\S+)/i.exec(reply.text)![1];
  expect(reply.body['correlation_id']).toBe(id);
  expect(reply.text).toMatch(/content-type: application\/problem\+json/i);
  expect(reply.text).toMatch(/connection: close/i);
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'info',
      fields: expect.objectContaining({ correlation_id: id, status }),
    }),
  ]);
}

describe('what is not HTTP', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', message('BREW /pot HTTP/1.1')],
    ['a blank in a name', message('GET / HTTP/1.1', 'X Y: 1')],
    ['a name without an end', message('GET / HTTP/1.1', 'X')],
    ['a control sign in a value', message('GET / HTTP/1.1', 'X: a\0b')],
    ['a length that is none', message(`POST ${POST} HTTP/1.1`, 'Content-Length: 1e3')],
    ['a negative length', message(`POST ${POST} HTTP/1.1`, 'Content-Length: -1')],
    ['two lengths', message(`POST ${POST} HTTP/1.1`, 'Content-Length: 3', 'Content-Length: 4')],
    [
      'a length and chunks',
      `${message(`POST ${POST} HTTP/1.1`, 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    ],
    ['chunks that are not last', message(`POST ${POST} HTTP/1.1`, 'Transfer-Encoding: chunked, x')],
  ])('%s is a problem', async (_what, text) => {
    expectRefusal(await rawExchange(server, [text]), 400, 'http.malformed_request');
  });

  it.each([
    ['a bad header', message('GET / HTTP/1.1', 'X-Correlation-ID: order-17', 'X Y: 1'), 400],
    [
      'a bad length',
      message('PUT / HTTP/1.1', 'x-correlation-id:order-17', 'Content-Length: 1e3'),
      400,
    ],
    [
      'an expectation',
      message('GET / HTTP/1.1', 'X-Correlation-ID: order-17', 'Expect: luck'),
      417,
    ],
    ['CONNECT', message('CONNECT a:1 HTTP/1.1', 'X-Correlation-ID: order-17'), 405],
  ])('%s is answered under the id that came with it', async (_what, text, status) => {
    const { statuses, body } = await rawExchange(server, [text]);
    expect(statuses).toEqual([status]);
    expect(body).toMatchObject({ status, correlation_id: 'order-17' });
  });

  it('an id that is not sane is not taken over', async () => {
    const head = message('GET / HTTP/1.1', 'X-Correlation-ID: a{}b', 'X Y: 1');
    expectRefusal(await rawExchange(server, [head]), 400, 'http.malformed_request');
    expect(JSON.stringify(lines)).not.toContain('a{}b');
  });

  it('a broken chunk ends the request that it belongs to, in one line', async () => {
    const head = message(`POST ${POST} HTTP/1.1`, keeper, json, 'Transfer-Encoding: chunked');
    const reply = await rawExchange(server, [head, '3\r\n{"a\r\n', 50, 'zz\r\n']);
    expectRefusal(reply, 400, 'http.malformed_request');
  });

  it('after a request is never taken for its answer', async () => {
    const { statuses, body } = await rawExchange(server, [GET, 'nonsense\r\n\r\n']);
    expect(statuses.filter((status) => status !== 200)).toEqual(statuses.length === 2 ? [400] : []);
    if (statuses.length > 0) expect(statuses[0]).toBe(200);
    expect(body).not.toHaveProperty('status', 500);
  });
});

describe('what is too much or too late', () => {
  it.each([
    ['one header', message('GET /health HTTP/1.1', `X: ${'x'.repeat(200_000)}`)],
    ['many headers', message('GET /health HTTP/1.1', ...Array<string>(5000).fill('X-A: 1'))],
    ['the address', message(`GET /${'x'.repeat(200_000)} HTTP/1.1`)],
  ])('%s is answered with 431', async (_what, text) => {
    expectRefusal(await rawExchange(server, [text]), 431, 'http.headers_too_large');
  });

  it('a head that does not end is answered with 408', async () => {
    const reply = await rawExchange(server, ['GET /health HTTP/1.1\r\nX: 1\r\n']);
    expectRefusal(reply, 408, 'http.request_timeout');
  });

  it('a body that does not end is answered with 408', async () => {
    const head = message(`POST ${POST} HTTP/1.1`, keeper, json, 'Content-Length: 100');
    expectRefusal(await rawExchange(server, [head, '{']), 408, 'http.request_timeout');
  });

  it('a silent connection is closed without a word', async () => {
    const { text } = await rawExchange(server, []);
    expect(text).toBe('');
    expect(lines).toEqual([]);
  });
});

describe('expectations', () => {
  const expecting = (...more: string[]) =>
    message(`POST ${POST} HTTP/1.1`, json, 'Expect: 100-continue', 'Connection: close', ...more);

  it('100-continue is said to who may send a body', async () => {
    const body = '{"name":"Ada"}';
    const head = expecting(keeper, `Content-Length: ${body.length}`);
    const { statuses } = await rawExchange(server, [head, 100, body]);
    expect(statuses).toEqual([100, 201]);
  });

  it.each([
    [401, []],
    [413, [keeper]],
  ])('and to nobody who is answered %i', async (status, headers) => {
    const head = expecting(...headers, 'Content-Length: 99999999');
    const { statuses } = await rawExchange(server, [head], '"code"');
    expect(statuses).toEqual([status]);
  });

  it('an unknown one is answered with 417', async () => {
    const head = message(`POST ${POST} HTTP/1.1`, 'Expect: miracles', 'Content-Length: 0');
    expectRefusal(await rawExchange(server, [head]), 417, 'http.expectation_failed');
  });
});

describe('targets and methods', () => {
  it.each([
    ['GET http://lamps.example/health HTTP/1.1', 200],
    ['GET HTTPS://lamps.example HTTP/1.1', 302],
    ['GET http://lamps.example/api/v1/lamps?limit=1 HTTP/1.1', 401],
    ['GET ftp://lamps.example/health HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 204],
    ['GET //health HTTP/1.1', 404],
    ['TRACE /api/v1/lamps HTTP/1.1', 405],
    ['TRACE / HTTP/1.1', 404],
  ])('%s answers %i', async (start, status) => {
    const { statuses } = await rawExchange(server, [message(start, 'Connection: close')]);
    expect(statuses).toEqual([status]);
  });

  it.each([
    ['no host', 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', message('GET /health HTTP/1.1', 'Host: y', 'Connection: close'), 400],
    ['no host before HTTP/1.1', 'GET /health HTTP/1.0\r\n\r\n', 200],
    [
      'an upgrade',
      message('GET /health HTTP/1.1', 'Upgrade: h2c', 'Connection: upgrade, close'),
      200,
    ],
  ])('with %s answers as HTTP says', async (_what, text, status) => {
    expect((await rawExchange(server, [text])).statuses).toEqual([status]);
  });

  it('CONNECT is answered with 405', async () => {
    const reply = await rawExchange(server, [
      'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    ]);
    expectRefusal(reply, 405, 'http.method_not_allowed');
    expect(reply.text).toMatch(/allow: GET, HEAD/i);
  });

  it('requests in a row are answered in their order', async () => {
    const first = message('GET /nowhere HTTP/1.1');
    expect((await rawExchange(server, [first + GET + LAST])).statuses).toEqual([404, 200, 200]);
  });
});
