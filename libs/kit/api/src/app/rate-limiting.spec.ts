import { createServer } from 'node:http';
import request from 'supertest';
import { as, lampApp } from '../testing/lamp-app.js';
import { rawExchange } from '../testing/raw-exchange.js';

const lamps = '/api/v1/lamps';

describe('the rate limit of a network or user', () => {
  it.each([
    ['an unknown path', '/nowhere', 404],
    ['an unknown path of the API', '/api/v1/nowhere', 404],
    ['an unknown id', '/api/v1/lamps/x', 401],
    ['a path that cannot be read', '/api/v1/lamps/%ff', 400],
    ['the docs', '/docs/', 200],
    ['the script of the docs', '/docs/files/start.js', 200],
    ['the OpenAPI document', '/openapi.json', 200],
    ['the root', '/', 302],
  ])('counts %s for the network', async (_what, path, status) => {
    const { app } = lampApp({ rateLimitMax: 2 });
    await request(app).get(path).expect(status);
    await request(app).get('/elsewhere').expect(404);
    const refused = await request(app).get(path);
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('counts what is refused before anybody looks who it is', async () => {
    const { app } = lampApp({ rateLimitMax: 3 });
    await request(app).put(lamps).expect(405);
    await request(app).options(lamps).expect(204);
    await request(app).get(lamps).set('Accept', 'text/html').expect(406);
    await request(app).put(lamps).expect(429);
    await request(app).get(lamps).set('Accept', 'text/html').expect(429);
    await request(app).get(lamps).expect(429);
    // A user is another matter.
    await request(app).get(lamps).set(as('guest')).expect(200);
  });

  it('counts the preflights of pages for their network', async () => {
    const { app } = lampApp({ rateLimitMax: 3 });
    const preflight = (origin: string, path = lamps) =>
      request(app).options(path).set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
    await preflight('https://lamps.example').expect(204);
    await preflight('https://evil.example').expect(204);
    await preflight('https://lamps.example', '/nowhere').expect(204);
    const refused = await preflight('https://lamps.example');
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await request(app).get('/elsewhere').expect(429);
    // Users and probes are another matter.
    await request(app).get(lamps).set(as('guest')).expect(200);
    await preflight('https://lamps.example', '/health').expect(204);
    await preflight('https://lamps.example', '/health/ready').expect(204);
  });

  it('counts who asks about the server as a whole', async () => {
    const server = createServer(lampApp({ rateLimitMax: 2 }).app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const options = 'OPTIONS * HTTP/1.1\r\nHost: x\r\n';
    const { statuses } = await rawExchange(server, [
      `${options}\r\n${options}\r\n${options}Connection: close\r\n\r\n`,
    ]);
    server.close();
    expect(statuses).toEqual([204, 204, 429]);
  });

  it('counts an IPv6 client by the network that it controls', async () => {
    const { app } = lampApp({ rateLimitMax: 2, trustProxy: 1 });
    const from = (address: string) => request(app).get('/nowhere').set('X-Forwarded-For', address);
    await from('2001:db8:1:1::1').expect(404);
    await from('2001:db8:1:1:ffff::2').expect(404);
    await from('2001:db8:1:1::3').expect(429);
    await from('2001:db8:1:2::1').expect(404);
  });

  it('lets probes through, however many ask', async () => {
    const { app } = lampApp({ rateLimitMax: 1 });
    for (const path of ['/health', '/health/live', '/health/ready', '/health/ready']) {
      await request(app).get(path).expect(200);
    }
  });

  it('counts the requests of each user, and of each network before a login', async () => {
    const { app } = lampApp({ rateLimitMax: 2 });
    const get = (role: 'guest' | 'keeper') => request(app).get(lamps).set(as(role));
    await get('guest').expect(200);
    await get('guest').expect(200);
    const refused = await get('guest');
    expect(refused.body).toMatchObject({ status: 429, code: 'http.too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await get('keeper').expect(200);
    await request(app).get(lamps).expect(401);
    await request(app).get(lamps).expect(401);
    await request(app).get(lamps).expect(429);
  });
});
