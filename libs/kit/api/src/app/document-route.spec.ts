import request from 'supertest';
import { lampApp } from '../testing/lamp-app.js';

const { app } = lampApp();
const get = (encoding: string, path = '/openapi.json') =>
  request(app)
    .get(path)
    .set('Accept-Encoding', encoding)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

describe('the document', () => {
  it('is compressed for who takes that, and the same', async () => {
    const plain = await get('identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const compressed = await get('br, gzip').expect(200);
    expect(compressed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json; charset=utf-8',
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(Number(compressed.headers['content-length'])).toBeLessThan(
      Number(plain.headers['content-length']) / 5,
    );
    expect(JSON.parse(String(plain.body))).toHaveProperty('openapi', '3.1.0');
  });

  it('has a tag of its own in each encoding, by which it need not be sent again', async () => {
    const tags = [];
    for (const encoding of ['identity', 'gzip']) {
      const { headers } = await get(encoding);
      const again = await get(encoding).set('If-None-Match', headers['etag']!).expect(304);
      expect(again.body).toHaveLength(0);
      await get(encoding).set('If-None-Match', '"other"').expect(200);
      tags.push(headers['etag']);
    }
    expect(new Set(tags).size).toBe(2);
  });

  it('of the events is there like that of the endpoints', async () => {
    const { headers, body } = await get('gzip', '/asyncapi.json').expect(200);
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-cache' });
    expect(JSON.parse(String(body))).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: 'Lamps: events', version: '1.2.3' },
      channels: { 'lamp.turned_on': { address: 'lamps.events.lamp.turned_on' } },
    });
    await request(lampApp({ events: undefined }).app)
      .get('/asyncapi.json')
      .expect(404);
  });

  it('is the same for the next server of this version, and another with other endpoints', async () => {
    const tagOf = async (other: ReturnType<typeof lampApp>) =>
      (await request(other.app).head('/openapi.json').expect(200)).headers['etag'];
    const { endpoints } = lampApp();
    expect(await tagOf(lampApp())).toBe(await tagOf(lampApp()));
    expect(await tagOf(lampApp())).not.toBe(
      await tagOf(lampApp({ endpoints: endpoints.slice(1) })),
    );
  });
});
