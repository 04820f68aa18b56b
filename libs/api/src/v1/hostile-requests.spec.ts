import { createServer, request as send, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AWKWARD_TEXTS, hostileBodies } from '@strata/api-kit/testing';
import { bodyLimitsOf, BYTES_MAX, type Endpoint, ERRORS_MAX } from '@strata/api-kit';
import { V1 } from './version.js';
import { testApp } from '../testing/test-app.js';

/** The longest that one request may hold up all others on a machine that does nothing else. */
const STALL_MILLISECONDS = 50;
/** Where others work beside it, the parser is slower too: that is so many times what it needs alone. */
const STALL_PARSES = 12;
const LARGEST = `[${'{},'.repeat(BYTES_MAX / 3 - 1)}0]`;
/** A measurement above that is repeated: the garbage of the tests before is not its own. */
const TRIES = 8;
const ANSWER_BYTES = 64 * 1024;
/** What of node:http's 16 KiB of head is left for one header or the query. */
const HEAD_BYTES = 15 * 1024;

interface Reply {
  readonly status: number;
  readonly text: string;
}

const { app, endpoints } = testApp();
const withBody = endpoints.filter(({ body }) => body);
let server: Server;
beforeAll(async () => {
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

function exchange(options: RequestOptions, body = ''): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = send({ ...options, port, host: '127.0.0.1' }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject).end(body);
  });
}

/** Sends it until it was quick enough once; the time of the processor bounds every stall. */
async function refusedInTime(what: string, options: RequestOptions, body = ''): Promise<Reply> {
  let least = Infinity;
  let allowed = STALL_MILLISECONDS;
  for (let tries = 0; tries < TRIES && least > allowed; tries++) {
    const before = process.cpuUsage();
    const reply = await exchange(options, body);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least > allowed) allowed = Math.max(STALL_MILLISECONDS, STALL_PARSES * parsing());
    if (least > allowed) continue;
    const { errors = [] } = JSON.parse(reply.text) as { errors?: unknown[] };
    const facts = { what, client: reply.status < 500, errors: errors.length <= ERRORS_MAX };
    expect(facts).toEqual({ what, client: true, errors: true });
    expect(reply.text.length).toBeLessThan(ANSWER_BYTES);
    return reply;
  }
  throw new Error(`${what} held everybody up for ${Math.round(least)} ms`);
}

/** The time of the processor that the parser takes for the largest body, at this moment. */
function parsing(): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    JSON.parse(LARGEST);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function requestTo(endpoint: Endpoint, type = 'application/json', role = 'admin'): RequestOptions {
  const path = endpoint.path.replaceAll(/:\w+/g, '0190b7e2-0000-7000-8000-000000000001');
  return {
    method: endpoint.method,
    path: V1.basePath + path,
    headers: { authorization: `Bearer ${role}`, 'content-type': type },
  };
}

describe('a hostile body stops nobody', () => {
  it.each(withBody.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    'sent to %s',
    async (_name, endpoint) => {
      const limits = bodyLimitsOf(endpoint.body, endpoint.bodyBytes);
      // More would mean that an array or a text of the schema has no bound.
      expect(limits.bytes).toBeLessThan(BYTES_MAX);
      for (const [what, body] of hostileBodies(endpoint.body!, limits)) {
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limits.bytes);
        await refusedInTime(what, requestTo(endpoint), body);
      }
      const large = await refusedInTime(
        'too large',
        requestTo(endpoint),
        ' '.repeat(limits.bytes + 1),
      );
      expect(large.status).toBe(413);
    },
    60_000,
  );

  it('sent as a form of many fields', async () => {
    const token = withBody.find(({ alsoAccepts }) => alsoAccepts)!;
    const form = requestTo(token, token.alsoAccepts);
    for (const unit of [
      'a&',
      'a=1&',
      'password=&',
      '%61=%2B&',
      '&',
      '=&',
      '+',
      '%',
      '__proto__=&',
    ]) {
      const body = unit.repeat(Math.floor((16 * 1024) / unit.length));
      const { status } = await refusedInTime(`a form of ${unit}`, form, body);
      expect([400, 422]).toContain(status);
    }
    const fields = Array.from({ length: 130_000 }, (_, index) => `f${index}=1`).join('&');
    expect((await refusedInTime('130,000 fields', form, fields)).status).toBe(413);
  });

  it('is not read without a login, nor beyond its role', async () => {
    const post = withBody.find(({ operationId }) => operationId === 'createItem')!;
    for (const role of ['nobody', 'viewer']) {
      const { status } = await refusedInTime(role, requestTo(post, undefined, role), '{');
      expect(status).toBe(role === 'nobody' ? 401 : 403);
    }
  });
});

describe('a hostile head stops nobody', () => {
  const repeated = (unit: string) => unit.repeat(Math.floor(HEAD_BYTES / unit.length));

  it.each(
    endpoints
      .filter(({ query }) => query)
      .map((endpoint) => [endpoint.operationId, endpoint] as const),
  )(
    'as the query of %s',
    async (_name, endpoint) => {
      const get = requestTo(endpoint);
      const names = Object.keys(endpoint.query!.describe().keys as object);
      const queries = ['a=1&', '&', '=', 'a', '%41', ...names.map((name) => `${name}=1&`)].map(
        repeated,
      );
      for (const name of names) {
        for (const text of AWKWARD_TEXTS) {
          queries.push(`${name}=${repeated(encodeURIComponent(text))}`);
          queries.push(`${name}=a${repeated(encodeURIComponent(text)).slice(0, -9)}x@b`);
        }
      }
      queries.push(`sort=${repeated('name,')}`, `sort=${repeated('-id,created_at,')}`);
      for (const query of queries) {
        const path = `${get.path}?${query}`;
        await refusedInTime(query.slice(0, 40), { ...get, path });
      }
    },
    60_000,
  );

  it('as any header that is read', async () => {
    const put = requestTo(endpoints.find(({ operationId }) => operationId === 'updateCustomer')!);
    const post = requestTo(endpoints.find(({ operationId }) => operationId === 'createCustomer')!);
    const get = requestTo(endpoints.find(({ operationId }) => operationId === 'listCustomers')!);
    const names = `accept authorization content-type if-match if-none-match idempotency-key origin
      x-correlation-id x-forwarded-for access-control-request-headers`.split(/\s+/);
    const units = ['a', ',', '"', '"1",', ' x', 'W/"', ';', 'a/b;q=1,', '*', 'Bearer ', '\\', '='];
    for (const options of [put, post, get]) {
      for (const name of names) {
        for (const unit of units) {
          const headers = { ...options.headers, [name]: `a${repeated(unit)}` };
          await refusedInTime(`${name}: ${unit}`, { ...options, headers });
        }
      }
    }
  }, 60_000);
});
