import { applicationErrors } from '@strata/application-kit';
import request from 'supertest';
import { endpoint } from '../endpoints/endpoint.js';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';

describe('every answer', () => {
  it('carries a correlation id and its process time, and the log has both', async () => {
    const { app, log } = lampApp();
    const { headers } = await request(app)
      .get(`${lamps}?name=secret`)
      .set(as('guest'))
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
          path: lamps,
          status: 200,
          process_time: expect.any(Number),
          user_id: 'user-guest',
        },
      },
    ]);
  });

  it('that is a problem names the service', async () => {
    const { body, headers } = await request(lampApp().app)
      .get(lamps)
      .set(as('stranger' as 'guest'));
    expect(body).toMatchObject({ type: 'urn:lamps:problem:auth.token_invalid', status: 401 });
    expect(headers['www-authenticate']).toBe('Bearer realm="lamps"');
  });

  it('makes a correlation id when the one given is not sane', async () => {
    const { app } = lampApp();
    const { headers } = await request(app).get('/health').set('X-Correlation-ID', 'a b{}');
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is hardened, and lets only listed origins call with credentials', async () => {
    const { app } = lampApp();
    const from = (origin: string) => request(app).get('/health').set('Origin', origin);
    const { headers } = await from('https://lamps.example');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBe('https://lamps.example');
    expect(headers['access-control-allow-credentials']).toBe('true');
    expect(headers['access-control-expose-headers']).toBe(
      'Content-Disposition,ETag,Location,Retry-After,X-Consistency-Token,X-Correlation-ID,X-Process-Time,X-Total-Count',
    );
    expect((await from('https://evil.example')).headers['access-control-allow-origin']).toBe(
      undefined,
    );
  });

  it('answers the preflight of a listed origin', async () => {
    const { app } = lampApp();
    const { status, headers } = await request(app)
      .options(lamps)
      .set('Origin', 'https://lamps.example')
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
    const { app, store } = lampApp();
    const answer = await request(app)
      .post(lamps)
      .set(as('keeper'))
      .set('Content-Type', 'application/json')
      .serialize((text: unknown) => text as string)
      .send(body);
    expect(answer.body).toMatchObject({ status, code });
    expect(store.database.table('lamps').size).toBe(0);
  });

  it.each([
    ['text/plain', undefined],
    ['application/json; charset=latin1', undefined],
    ['application/json', 'compress'],
  ])('with Content-Type %s and Content-Encoding %s answers 415', async (type, encoding) => {
    const { app } = lampApp();
    const post = request(app).post(lamps).set(as('keeper')).set('Content-Type', type);
    if (encoding) post.set('Content-Encoding', encoding);
    const { body } = await post.send('{"name":"Ada"}');
    expect(body).toMatchObject({ status: 415, code: 'http.unsupported_media_type' });
  });

  it.each([
    ['get', '/api/v1/nowhere', 404, 'http.not_found'],
    ['get', '/nowhere', 404, 'http.not_found'],
    ['get', '/api/v1/lamps/%E0%A4%A', 400, 'http.malformed_request'],
  ] as const)('%s %s answers %i', async (method, path, status, code) => {
    const { app } = lampApp();
    const answer = await request(app)[method](path).set(as('guest'));
    expect(answer.body).toMatchObject({ status, code, instance: path });
  });

  it('answers 405 with Allow, and OPTIONS with Allow alone', async () => {
    const { app } = lampApp();
    const refused = await request(app).delete(lamps).set(as('keeper'));
    expect(refused.status).toBe(405);
    expect(refused.headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
    const options = await request(app).options(lamps);
    expect(options.status).toBe(204);
    expect(options.headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
  });

  it('answers 406 to an Accept that takes no JSON', async () => {
    const { app } = lampApp();
    const refused = await request(app).get(lamps).set(as('guest')).set('Accept', 'image/png');
    expect(refused.body).toMatchObject({ status: 406, code: 'http.not_acceptable' });
    await request(app)
      .get(lamps)
      .set(as('guest'))
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
    const { app } = lampApp();
    const get = request(app).get(lamps);
    if (authorization) get.set('Authorization', authorization);
    const answer = await get;
    expect(answer.body).toMatchObject({ status: 401, code });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
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
    const { app, log } = lampApp({ endpoints: [away] });
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
    const { app, log } = lampApp({ endpoints: [broken] });
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
