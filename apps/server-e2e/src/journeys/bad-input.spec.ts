import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type RunningServer } from '../support/running-server.js';

let server: RunningServer;
let id: string;
beforeAll(async () => {
  server = await startServer();
  id = (await server.admin.post('/customers', { body: { name: 'Witness' } })).body.id;
});
afterAll(() => server.stop());

describe('bad input is refused, and the database stays as it was', () => {
  it.each([
    ['broken JSON', 'POST', '/customers', { raw: '{"name":' }, 400],
    ['no JSON at all', 'POST', '/customers', { raw: 'name=Ada' }, 400],
    ['an own __proto__', 'POST', '/customers', { raw: '{"name":"A","__proto__":{}}' }, 400],
    ['bad UTF-8', 'POST', '/customers', { raw: Uint8Array.from([0x22, 0xff, 0x22]) }, 400],
    ['a number for a name', 'POST', '/customers', { body: { name: 1 } }, 422],
    ['an array', 'POST', '/customers', { body: [] }, 422],
    ['an unknown field', 'POST', '/customers', { body: { name: 'A', role: 'admin' } }, 422],
    ['a base field', 'POST', '/customers', { body: { name: 'A', version: 7 } }, 422],
    ['a NUL byte', 'POST', '/customers', { body: { name: 'a\0b' } }, 422],
    ['a lone surrogate', 'POST', '/customers', { raw: '{"name":"\\ud800"}' }, 422],
    ['2 MB', 'POST', '/customers', { body: { name: 'x'.repeat(2_000_000) } }, 413],
    [
      'another media type',
      'POST',
      '/customers',
      { raw: 'x', headers: { 'Content-Type': 'text/xml' } },
      415,
    ],
    [
      'a malformed If-Match',
      'PUT',
      '/customers/:id',
      { body: { name: 'B' }, headers: { 'If-Match': 'one' } },
      400,
    ],
    [
      'a stale If-Match',
      'PUT',
      '/customers/:id',
      { body: { name: 'B' }, headers: { 'If-Match': '"9"' } },
      412,
    ],
    ['null for a name', 'PATCH', '/customers/:id', { body: { name: null } }, 422],
    [
      'an empty Idempotency-Key',
      'POST',
      '/customers',
      { body: { name: 'A' }, headers: { 'Idempotency-Key': ' ' } },
      400,
    ],
    ['a negative skip', 'GET', '/customers?skip=-1', {}, 422],
    ['a limit of 1001', 'GET', '/customers?limit=1001', {}, 422],
    ['an unknown parameter', 'GET', '/customers?colour=red', {}, 422],
    ['a forged cursor', 'GET', '/customers?cursor=abc', {}, 422],
    ['a NUL in a filter', 'GET', '/customers?name=%00', {}, 422],
    ['a malformed id', 'GET', '/customers/42', {}, 422],
    ['an absurd Accept', 'GET', '/customers', { headers: { Accept: 'image/png' } }, 406],
    ['a method that is none', 'DELETE', '/customers', {}, 405],
    ['a forged token', 'GET', '/customers', { token: 'a.b.c' }, 401],
    ['a token without signature', 'GET', '/customers', { token: unsigned() }, 401],
    ['no token', 'POST', '/customers', { body: { name: 'A' }, token: null }, 401],
    ['Basic credentials', 'GET', '/customers', { headers: { Authorization: 'Basic YTpi' } }, 401],
    ['a path that is none', 'GET', '/nothing', {}, 404],
    ['a malformed escape', 'GET', '/customers/%E0%A4%A', {}, 400],
  ] as const)('%s', async (_what, method, path, options, status) => {
    const before = (await server.admin.get('/customers')).text;
    const answer = await server.admin.send(method, path.replace(':id', id), options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      status,
      code: expect.stringMatching(/^[a-z_]+\.[a-z_]+$/),
    });
    expect(answer.body.correlation_id).toBe(answer.headers.get('x-correlation-id'));
    expect((await server.admin.get('/customers')).text).toBe(before);
  });

  it.each([
    ['nonsense', 'hello\r\n\r\n', 400],
    ['a length and chunks', smuggled(), 400],
    ['endless headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['an unknown expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: luck\r\n\r\n', 417],
  ])('%s instead of HTTP', async (_what, text, status) => {
    const answer = await sendRaw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const { correlation_id: id } = JSON.parse(answer.slice(answer.indexOf('{'))) as {
      correlation_id: string;
    };
    const lines = () => server.process.log.filter(({ correlation_id: other }) => other === id);
    while (lines().length === 0) await sleep(10);
    expect(lines()).toEqual([expect.objectContaining({ status, msg: 'request refused' })]);
  });

  it('never as a fault of ours', () => {
    const faults = server.process.log.filter(({ status }) => Number(status) >= 500);
    expect(faults).toEqual([]);
    expect(server.process.log.length).toBeGreaterThan(60);
  });
});

/** What comes back over a connection, until the server closes it. */
async function sendRaw(text: string): Promise<string> {
  const socket = connect(Number(new URL(server.process.url).port), '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

function smuggled(): string {
  const lines = ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked'];
  return `${lines.join('\r\n')}\r\n\r\n0\r\n\r\n`;
}

/** A token that says `alg: none`. */
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: '0190b7e2-0000-7000-8000-000000000001',
    iss: 'strata',
    aud: 'strata-api',
    pwd: 0,
    exp: 9e9,
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
