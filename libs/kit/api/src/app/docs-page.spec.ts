import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import request from 'supertest';
import { lampApp } from '../testing/lamp-app.js';
import { rawExchange } from '../testing/raw-exchange.js';

const FOLDER = new URL('../../viewer/', import.meta.url);
const FILES = ['icon.svg', 'page.css', 'start.js', 'strict-styles.js', 'viewer.js'];

describe('the docs page', () => {
  const { app } = lampApp();
  let server: Server;
  beforeAll(async () => {
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  const addresses = async () => {
    const { text } = await request(app).get('/docs').expect(200);
    return [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
  };
  const addressOf = async (name: string) => (await addresses()).find((it) => it.includes(name))!;

  it('loads nothing from elsewhere, and nothing that is not there', async () => {
    const page = await request(app).get('/docs').expect(200);
    expect(page.text).not.toMatch(/https?:|style=|<style|<script>/);
    for (const path of await addresses()) await request(app).get(path).expect(200);
  });

  it('forbids whatever is inline, and whatever is from elsewhere', async () => {
    const { headers } = await request(app).get('/docs');
    const policy = headers['content-security-policy'] as string;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|blob:|\*/);
  });

  it('signs in where a username and a password get a token', async () => {
    const { text } = await request(app).get('/docs');
    expect(text).toContain('<form action="/api/v1/auth/token" method="post"');
    const names = [...text.matchAll(/<input\s+name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['username', 'password']);
  });

  it('shows a name as it is', async () => {
    const { app: named } = lampApp({ name: '<b>Lamps & "more"</b>' });
    const { text } = await request(named).get('/docs').expect(200);
    expect(text).toContain('<title>&lt;b&gt;Lamps &amp; &quot;more&quot;&lt;/b&gt;</title>');
  });

  it('gives out what it loads, and nothing else of the folder', async () => {
    const folder = readdirSync(FOLDER);
    const found: string[] = [];
    for (const file of [...folder, ...FILES]) {
      const { status } = await request(app).head(`/docs/files/${file}`);
      if (status === 200) found.push(file);
      else expect([file, status]).toEqual([file, 404]);
    }
    expect([...new Set(found)].sort()).toEqual(FILES);
  });

  it.each(['gzip', 'identity'])('has the viewer that it should, sent as %s', async (encoding) => {
    const { body, headers } = await request(app)
      .get('/docs/files/viewer.js')
      .set('Accept-Encoding', encoding)
      .buffer(true)
      .parse((response, done) => {
        const hash = createHash('sha256');
        response.on('data', (chunk) => hash.update(chunk as Buffer));
        response.on('end', () => done(null, hash.digest('hex')));
      })
      .expect(200);
    const { sha256 } = JSON.parse(readFileSync(new URL('viewer.json', FOLDER), 'utf8'));
    expect(body).toBe(sha256);
    expect(headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(headers['vary']).toBe('Accept-Encoding');
  });

  it('lets browsers keep a file for ever under its version, and else ask again by its tag', async () => {
    const kept = await request(app).get(await addressOf('page.css'));
    expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const name of ['page.css', 'viewer.js']) {
      for (const encoding of ['gzip', 'identity']) {
        const ask = () => request(app).get(`/docs/files/${name}`).set('Accept-Encoding', encoding);
        const { headers } = await ask().expect(200);
        expect(headers['cache-control']).toBe('no-cache');
        await ask().set('If-None-Match', headers['etag']!).expect(304);
      }
    }
  });

  it.each([
    '',
    '/',
    '/package.json',
    '/./package.json',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/page.css/../package.json',
    '/page.css/..%2fpackage.json',
    '/page.css%2f..%2fpackage.json',
    '/page.css/',
    '/page.css%00.map',
    '/viewer.js.gz',
    '/PAGE.CSS',
    '/..\\package.json',
    '/%5c..%5cpackage.json',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/%E0%A4%A',
  ])('has nothing at /docs/files%s', async (path) => {
    const head = `GET /docs/files${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const { statuses, body } = await rawExchange(server, [head]);
    expect(statuses).toEqual([404]);
    expect(body).toMatchObject({ code: 'http.not_found' });
  });
});
