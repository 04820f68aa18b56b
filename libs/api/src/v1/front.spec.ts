import { apiHandler, type Endpoint, RateLimit } from '@strata/api-kit';
import { expressAppWith } from '@strata/api-kit/testing';
import type { Role } from '@strata/domain';
import { everyOperation } from '../testing/every-operation.js';
import { Front, type Exchanged, type Mounting, type Sent } from '../testing/front.js';
import { plainOperations } from '../testing/plain-operations.js';
import type { Step } from '../testing/send.js';
import { as } from '../testing/test-app.js';
import { V1 } from './version.js';

const NO_ID = '0190b7e2-0000-7000-8000-00000000dead';

const mountings: Readonly<Record<string, Mounting>> = {
  'in the root of an Express app': (options) => expressAppWith(apiHandler(options)),
  'at its base path in an Express app': (options) =>
    expressAppWith(apiHandler(options), V1.basePath),
  'as a listener': (options) => {
    const handle = apiHandler(options);
    return (request, response) => handle(request, response, () => response.writeHead(404).end());
  },
};

/** What goes wrong with an endpoint, and what HTTP asks of it besides. */
function awkward({ method, path, access }: Endpoint<Role>): readonly Sent[] {
  const at = (id: string, query = '') => V1.basePath + path.replace(':id', id) + query;
  const sent = { method: method.toUpperCase(), path: at(NO_ID), headers: as('admin') };
  const json = { ...sent.headers, 'Content-Type': 'application/json' };
  const origin = 'https://shop.example';
  return [
    { ...sent, headers: {} },
    { ...sent, headers: { authorization: 'Basic YTpi' } },
    { ...sent, headers: as(access === 'viewer' ? ('nobody' as Role) : 'viewer') },
    { ...sent, headers: { ...json }, body: '{' },
    { ...sent, headers: { ...json, 'If-Match': '"7"' }, body: '{"unknown":1}' },
    { ...sent, headers: { ...json, 'If-Match': 'seven', 'Idempotency-Key': 'é' }, body: '{}' },
    { ...sent, headers: { ...sent.headers, 'Content-Type': 'text/plain' }, body: 'x' },
    { ...sent, headers: { ...sent.headers, Accept: 'text/html' } },
    { ...sent, path: at(NO_ID, '?unknown=1&skip=-1'), headers: json, body: '{}' },
    { ...sent, path: at('%61'), headers: json, body: '{}' },
    { ...sent, path: at('%ff'), headers: json, body: '{}' },
    { ...sent, path: `${at(NO_ID)}/` },
    { ...sent, path: `${at(NO_ID)}//` },
    { ...sent, path: at(`${NO_ID}?`) },
    { ...sent, headers: { ...sent.headers, Origin: origin } },
    { ...sent, headers: { ...sent.headers, Origin: 'https://evil.example' } },
    { ...sent, method: 'HEAD', headers: { ...sent.headers, 'If-None-Match': '*' } },
    { ...sent, method: 'OPTIONS' },
    {
      ...sent,
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
    },
    { ...sent, method: 'PURGE' },
  ];
}

const ODD_PATHS = ['', '//customers', '/%63ustomers', '/./customers', '/customers;x', '/x/y/z?a=%'];

describe.each(Object.entries(mountings))('the API %s', (_where, mounting) => {
  const alone = new Front(undefined);
  const mounted = new Front(mounting);
  beforeAll(() => Promise.all([alone.open(), mounted.open()]));
  afterAll(() => [alone, mounted].forEach((front) => front.close()));

  const both = async (sent: Sent): Promise<Exchanged> => {
    const [one, other] = await Promise.all([alone.send(sent), mounted.send(sent)]);
    expect({ sent, ...other }).toEqual({ sent, ...one });
    return one;
  };

  it('does what every operation is for, to the letter as it does alone', async () => {
    const done = new Set<string>();
    const send = async ({ method, path, body, actor }: Step) => {
      const sent = {
        method,
        path: V1.basePath + path,
        headers: {
          authorization: `Bearer ${actor ?? 'admin'}`,
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      const { status = 0, body: answer } = await both(sent);
      if (status < 300) done.add(operationAt(method, path));
      return answer === '' ? {} : JSON.parse(answer);
    };
    await everyOperation(send);
    await plainOperations(send, alone.endpoints, (operation) => done.has(operation));
    const operations = alone.endpoints.map(({ method, path }) => operationAt(method, path));
    // Only a relay gives up what can be sent again.
    const undone = ['POST /webhooks/:id/deliveries/:event_id/resubmit'];
    expect(operations.filter((operation) => !done.has(operation))).toEqual(undone);
  });

  it.each(alone.endpoints.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    'refuses what %s refuses',
    async (_id, endpoint) => {
      for (const sent of awkward(endpoint)) await both(sent);
    },
  );

  it('reads odd paths the same way', async () => {
    for (const path of ODD_PATHS) {
      const { status } = await both({ method: 'GET', path: `${V1.basePath}${path || '/'}` });
      expect(status).toBe(404);
    }
  });

  it('tells in one line of who went in the middle of a body', async () => {
    const head = `POST ${V1.basePath}/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer clerk\r\n`;
    const text = `${head}X-Correlation-ID: front\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na`;
    const ends = { end: { status: 400 }, resetAndDestroy: { aborted: true } };
    for (const how of ['end', 'resetAndDestroy'] as const) {
      const lines = await alone.abort(text, how);
      expect(lines).toMatchObject([{ message: 'request', fields: ends[how] }]);
      expect(await mounted.abort(text, how)).toEqual(lines);
    }
  });
});

/** Ids are told apart from the other parts by their form. */
function operationAt(method: string, path: string): string {
  const [named = ''] = path.split('?');
  return `${method.toUpperCase()} ${named.replace(/\/(:id|[0-9a-f-]{36})/, '/:id')}`;
}

describe.each([
  [1, [401, 401, 429, 401]],
  [false, [401, 401, 429, 429]],
] as const)('with TRUST_PROXY %s', (trustProxy, statuses) => {
  it.each([['alone', undefined], ...Object.entries(mountings)] as const)(
    'the client is known %s',
    async (_where, mounting) => {
      const front = new Front(mounting, { trustProxy, rateLimit: new RateLimit(2) });
      await front.open();
      const from = ['192.0.2.1', '192.0.2.1, 192.0.2.1', '192.0.2.1', '192.0.2.2'];
      const seen: unknown[] = [];
      for (const forwarded of from) {
        const headers = { 'X-Forwarded-For': forwarded };
        seen.push((await front.send({ method: 'GET', path: '/api/v1/items', headers })).status);
      }
      front.close();
      expect(seen).toEqual(statuses);
    },
  );
});
