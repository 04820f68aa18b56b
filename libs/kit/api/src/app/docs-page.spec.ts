import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import request from 'supertest';
import absolutePath from 'swagger-ui-dist/absolute-path.js';
import { lampApp } from '../testing/lamp-app.js';
import { rawExchange } from '../testing/raw-exchange.js';

describe('the docs page', () => {
  const { app } = lampApp();
  let server: Server;
  beforeAll(async () => {
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('loads nothing from elsewhere', async () => {
    const page = await request(app).get('/docs').expect(200);
    expect(page.text).not.toMatch(/https?:/);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(sources.length).toBeGreaterThan(3);
    for (const path of sources) await request(app).get(path).expect(200);
  });

  it('gives out what it loads, and nothing else of the package', async () => {
    const found: Record<string, string> = {};
    for (const file of readdirSync(absolutePath())) {
      const { status, headers } = await request(app).head(`/docs/assets/${file}`);
      if (status === 200) found[file] = headers['content-type'] as string;
      else expect([file, status]).toEqual([file, 404]);
    }
    expect(found).toEqual({
      'favicon-32x32.png': 'image/png',
      'swagger-ui-bundle.js': expect.stringMatching(/^(text|application)\/javascript/),
      'swagger-ui.css': 'text/css; charset=utf-8',
    });
  });

  it('lets browsers keep it for a day, and ask again by its tag', async () => {
    const { headers } = await request(app).get('/docs/assets/swagger-ui.css');
    expect(headers['cache-control']).toBe('public, max-age=86400');
    const again = request(app).get('/docs/assets/swagger-ui.css');
    await again.set('If-None-Match', headers['etag']!).expect(304);
  });

  it.each([
    '',
    '/',
    '/package.json',
    '/./package.json',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/swagger-ui.css/../package.json',
    '/swagger-ui.css/..%2fpackage.json',
    '/swagger-ui.css%2f..%2fpackage.json',
    '/swagger-ui.css/',
    '/swagger-ui.css%00.map',
    '/swagger-ui.css.map',
    '/SWAGGER-UI.CSS',
    '/..\\package.json',
    '/%5c..%5cpackage.json',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/%E0%A4%A',
  ])('has nothing at /docs/assets%s', async (path) => {
    const head = `GET /docs/assets${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const { statuses, body } = await rawExchange(server, [head]);
    expect(statuses).toEqual([404]);
    expect(body).toMatchObject({ code: 'http.not_found' });
  });
});
