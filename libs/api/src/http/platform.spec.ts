import { createServer } from 'node:http';
import { applicationErrors } from '@strata/application-kit';
import request from 'supertest';
import { rawExchange } from '@strata/api-kit/testing';
import { endpoint, type LifecyclePhase } from '@strata/api-kit';
import { as, testApp, type TestApp } from '../testing/test-app.js';

const customers = '/api/v1/customers';

describe('every answer', () => {
  it('carries a correlation id and its process time, and the log has both', async () => {
    const { app, log } = testApp();
    const { headers } = await request(app)
      .get(`${customers}?name=secret`)
      .set(as('viewer'))
      .set('X-Correlation-ID', 'order-17');
    expect(headers['x-correlation-id']).toBe('order-17');
    expect(headers['x-process-time']).toMatch(/^\d+\.\d{6}$/);
    await new Promise(setImmediate);
    expect(log).toEqual([
      {
        level: 'info',
        message: 'request',
        fields: {
          correlation_id: 'order-17',
          method: 'GET',
          path: customers,
          status: 200,
          process_time: expect.any(Number),
          user_id: 'user-viewer',
        },
      },
    ]);
  });

  it('makes a correlation id when the one given is not sane', async () => {
    const { app } = testApp();
    const { headers } = await request(app).get('/health').set('X-Correlation-ID', 'a b{}');
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is hardened, and lets only listed origins call with credentials', async () => {
    const { app } = testApp();
    const from = (origin: string) => request(app).get('/health').set('Origin', origin);
    const { headers } = await from('https://shop.example');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(headers['access-control-allow-credentials']).toBe('true');
    expect(headers['access-control-expose-headers']).toBe(
      'ETag,Location,Retry-After,X-Correlation-ID,X-Process-Time',
    );
    expect((await from('https://evil.example')).headers['access-control-allow-origin']).toBe(
      undefined,
    );
  });

  it('answers the preflight of a listed origin', async () => {
    const { app } = testApp();
    const { status, headers } = await request(app)
      .options(customers)
      .set('Origin', 'https://shop.example')
      .set('Access-Control-Request-Method', 'POST')
      .set('Access-Control-Request-Headers', 'authorization,idempotency-key');
    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']).toBe('authorization,idempotency-key');
  });
});

describe('a request that HTTP itself refuses', () => {
  it.each([
    ['{"name":', 400, 'http.body_not_json'],
    ['{"name":"Ada","__proto__":{"x":1}}', 400, 'http.body_not_json'],
    ['{"name":"Ada","\\u005f_proto__":{"x":1}}', 400, 'http.body_not_json'],
    [Buffer.from([0x22, 0xff, 0x22]), 400, 'http.body_not_json'],
    [JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }), 413, 'http.body_too_large'],
  ])('with the body %.40s answers %i', async (body, status, code) => {
    const { app, store } = testApp();
    const answer = await request(app)
      .post(customers)
      .set(as('clerk'))
      .set('Content-Type', 'application/json')
      .serialize((text: unknown) => text as string)
      .send(body);
    expect(answer.body).toMatchObject({ status, code });
    expect(store.database.table('customers').size).toBe(0);
  });

  it.each([
    ['text/plain', undefined],
    ['application/json; charset=latin1', undefined],
    ['application/json', 'compress'],
  ])('with Content-Type %s and Content-Encoding %s answers 415', async (type, encoding) => {
    const { app } = testApp();
    const post = request(app).post(customers).set(as('clerk')).set('Content-Type', type);
    if (encoding) post.set('Content-Encoding', encoding);
    const { body } = await post.send('{"name":"Ada"}');
    expect(body).toMatchObject({ status: 415, code: 'http.unsupported_media_type' });
  });

  it.each([
    ['get', '/api/v1/nowhere', 404, 'http.not_found'],
    ['get', '/nowhere', 404, 'http.not_found'],
    ['get', '/api/v1/customers/%E0%A4%A', 400, 'http.malformed_request'],
  ] as const)('%s %s answers %i', async (method, path, status, code) => {
    const { app } = testApp();
    const answer = await request(app)[method](path).set(as('viewer'));
    expect(answer.body).toMatchObject({ status, code, instance: path });
  });

  it('answers 405 with Allow, and OPTIONS with Allow alone', async () => {
    const { app } = testApp();
    const refused = await request(app).delete(customers).set(as('admin'));
    expect(refused.status).toBe(405);
    expect(refused.headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
    const options = await request(app).options(customers);
    expect(options.status).toBe(204);
    expect(options.headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
  });

  it('answers 406 to an Accept that takes no JSON', async () => {
    const { app } = testApp();
    const refused = await request(app).get(customers).set(as('viewer')).set('Accept', 'image/png');
    expect(refused.body).toMatchObject({ status: 406, code: 'http.not_acceptable' });
    await request(app)
      .get(customers)
      .set(as('viewer'))
      .set('Accept', 'text/html;q=1, application/*;q=0.5')
      .expect(200);
  });

  it.each([
    [undefined, 'auth.token_missing'],
    ['Basic YTpi', 'auth.token_malformed'],
    ['Bearer', 'auth.token_malformed'],
    ['Bearer a b', 'auth.token_malformed'],
    ['Bearer forged', 'auth.token_invalid'],
  ])('with Authorization %s answers 401', async (authorization, code) => {
    const { app } = testApp();
    const get = request(app).get(customers);
    if (authorization) get.set('Authorization', authorization);
    const answer = await get;
    expect(answer.body).toMatchObject({ status: 401, code });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
  });

  it.each([
    ['an unknown path', '/nowhere', 404],
    ['an unknown path of the API', '/api/v1/nowhere', 404],
    ['an unknown id', '/api/v1/customers/x', 401],
    ['a path that cannot be read', '/api/v1/customers/%ff', 400],
    ['the docs', '/docs/', 200],
    ['the script of the docs', '/docs/start.js', 200],
    ['the OpenAPI document', '/openapi.json', 200],
    ['the root', '/', 302],
  ])('counts %s for the network', async (_what, path, status) => {
    const { app } = testApp({ rateLimitMax: 2 });
    await request(app).get(path).expect(status);
    await request(app).get('/elsewhere').expect(404);
    const refused = await request(app).get(path);
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('counts what is refused before anybody looks who it is', async () => {
    const { app } = testApp({ rateLimitMax: 3 });
    await request(app).put(customers).expect(405);
    await request(app).options(customers).expect(204);
    await request(app).get(customers).set('Accept', 'text/html').expect(406);
    await request(app).put(customers).expect(429);
    await request(app).get(customers).set('Accept', 'text/html').expect(429);
    await request(app).get(customers).expect(429);
    // A user is another matter.
    await request(app).get(customers).set(as('viewer')).expect(200);
  });

  it('counts the preflights of pages for their network', async () => {
    const { app } = testApp({ rateLimitMax: 3 });
    const preflight = (origin: string, path = customers) =>
      request(app).options(path).set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
    await preflight('https://shop.example').expect(204);
    await preflight('https://evil.example').expect(204);
    await preflight('https://shop.example', '/nowhere').expect(204);
    const refused = await preflight('https://shop.example');
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await request(app).get('/elsewhere').expect(429);
    // Users and probes are another matter.
    await request(app).get(customers).set(as('viewer')).expect(200);
    await preflight('https://shop.example', '/health').expect(204);
    await preflight('https://shop.example', '/health/ready').expect(204);
  });

  it('counts who asks about the server as a whole', async () => {
    const server = createServer(testApp({ rateLimitMax: 2 }).app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const options = 'OPTIONS * HTTP/1.1\r\nHost: x\r\n';
    const { statuses } = await rawExchange(server, [
      `${options}\r\n${options}\r\n${options}Connection: close\r\n\r\n`,
    ]);
    server.close();
    expect(statuses).toEqual([204, 204, 429]);
  });

  it('counts an IPv6 client by the network that it controls', async () => {
    const { app } = testApp({ rateLimitMax: 2, trustProxy: 1 });
    const from = (address: string) => request(app).get('/nowhere').set('X-Forwarded-For', address);
    await from('2001:db8:1:1::1').expect(404);
    await from('2001:db8:1:1:ffff::2').expect(404);
    await from('2001:db8:1:1::3').expect(429);
    await from('2001:db8:1:2::1').expect(404);
  });

  it('lets probes through, however many ask', async () => {
    const { app } = testApp({ rateLimitMax: 1 });
    for (const path of ['/health', '/health/live', '/health/ready', '/health/ready']) {
      await request(app).get(path).expect(200);
    }
  });

  it('counts the requests of each user, and of each network before a login', async () => {
    const { app } = testApp({ rateLimitMax: 2 });
    const get = (role: 'viewer' | 'clerk') => request(app).get(customers).set(as(role));
    await get('viewer').expect(200);
    await get('viewer').expect(200);
    const refused = await get('viewer');
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await get('clerk').expect(200);
    await request(app).get(customers).expect(401);
    await request(app).get(customers).expect(401);
    await request(app).get(customers).expect(429);
  });
});

describe('a database that is away', () => {
  const away = endpoint({
    method: 'get',
    path: '/away',
    operationId: 'away',
    summary: 'Fails',
    tag: 'Test',
    access: 'public',
    response: { status: 200, description: 'Never.' },
    handle: () => {
      const cause = new Error('could not extend file (53100)', { cause: new Error('SELECT 1') });
      throw Object.assign(applicationErrors.storeUnavailable(), { cause });
    },
  });

  it('answers 503 with when to try again, and logs why in a line', async () => {
    const { app, log } = testApp({ endpoints: [away] });
    const answer = await request(app).get('/api/v1/away').set('X-Correlation-ID', 'c-1');
    expect(answer.body).toMatchObject({ status: 503, code: 'store.unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.text).not.toContain('extend');
    await new Promise(setImmediate);
    expect(log).toMatchObject([
      {
        level: 'warn',
        message: 'unavailable',
        fields: {
          correlation_id: 'c-1',
          code: 'store.unavailable',
          reason: 'could not extend file (53100)',
        },
      },
      { level: 'warn', message: 'request', fields: { status: 503 } },
    ]);
    expect(JSON.stringify(log)).not.toContain('SELECT');
  });
});

describe('a fault of ours', () => {
  const broken = endpoint({
    method: 'get',
    path: '/broken',
    operationId: 'broken',
    summary: 'Fails',
    tag: 'Test',
    access: 'public',
    response: { status: 200, description: 'Never.' },
    handle: () => {
      throw new Error('password=hunter2 in SELECT 1');
    },
  });

  it('says nothing to the client and everything to the log', async () => {
    const { app, log } = testApp({ endpoints: [broken] });
    const answer = await request(app).get('/api/v1/broken').set('X-Correlation-ID', 'c-1');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/hunter2|SELECT|Error:|\.ts/);
    expect(answer.body).toMatchObject({ code: 'http.internal_error', correlation_id: 'c-1' });
    expect(log.find(({ message }) => message === 'fault')?.fields).toMatchObject({
      correlation_id: 'c-1',
      err: expect.objectContaining({ message: 'password=hunter2 in SELECT 1' }),
    });
  });
});

describe('health', () => {
  const inPhase = (
    phase: () => LifecyclePhase,
    databaseProblem: () => string | null = () => null,
  ): TestApp =>
    testApp({
      health: {
        version: '1.2.3',
        phase,
        databaseProblem: () => Promise.resolve(databaseProblem()),
      },
    });

  it('is healthy and live in any phase', async () => {
    for (const phase of ['starting', 'ready', 'draining', 'stopping'] as const) {
      const { app } = inPhase(() => phase);
      await request(app).get('/health').expect(200, { status: 'healthy', version: '1.2.3' });
      await request(app).get('/health/live').expect(200);
    }
  });

  it('is ready only between start and drain, with a database that can serve', async () => {
    const ready = inPhase(() => 'ready').app;
    await request(ready).get('/health/ready').expect(200, { status: 'ready' });
    for (const { app } of [
      inPhase(() => 'starting'),
      inPhase(() => 'draining'),
      inPhase(() => 'stopping'),
      inPhase(
        () => 'ready',
        () => 'away',
      ),
    ]) {
      const { status, headers } = await request(app).get('/health/ready');
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
    }
  });

  it('logs a change of readiness once, whatever the number of probes, and never as an error', async () => {
    let phase: LifecyclePhase = 'starting';
    let problem: string | null = null;
    const { app, log } = inPhase(
      () => phase,
      () => problem,
    );
    const probe = async () => {
      for (let probes = 0; probes < 3; probes += 1) await request(app).get('/health/ready');
    };
    await probe();
    phase = 'ready';
    await probe();
    problem = 'away';
    await probe();
    problem = null;
    await probe();
    phase = 'draining';
    await probe();
    await new Promise(setImmediate);
    expect(log.filter(({ level }) => level !== 'debug')).toEqual([
      { level: 'info', message: 'not ready', fields: { reason: 'starting' } },
      { level: 'info', message: 'ready', fields: {} },
      { level: 'info', message: 'not ready', fields: { reason: 'away' } },
      { level: 'info', message: 'ready', fields: {} },
      { level: 'info', message: 'not ready', fields: { reason: 'draining' } },
    ]);
  });

  it('turns requests away while starting and stopping, without a stack in the log', async () => {
    for (const phase of ['starting', 'stopping'] as const) {
      const { app, log } = inPhase(() => phase);
      const answer = await request(app).get(customers).set(as('viewer'));
      expect(answer.body).toMatchObject({ status: 503, code: 'http.not_ready' });
      expect(answer.headers['retry-after']).toBe('1');
      await new Promise(setImmediate);
      expect(log).toMatchObject([{ level: 'warn', message: 'request', fields: { status: 503 } }]);
      expect(JSON.stringify(log)).not.toContain('HttpError');
    }
  });

  it('serves on while draining', async () => {
    const { app } = inPhase(() => 'draining');
    await request(app).get(customers).set(as('viewer')).expect(200);
  });
});
