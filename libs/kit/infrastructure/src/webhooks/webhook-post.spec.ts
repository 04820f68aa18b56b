import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { postWebhook, publicLookup } from './webhook-post.js';
import { newWebhookSecret, signatureHeaders } from './webhook-signature.js';

describe('a message to a webhook', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const receive = async (listener: RequestListener) => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const post = (url: string, patience = 5000, isPrivateAllowed = true) =>
    postWebhook(url, {}, '{}', isPrivateAllowed, AbortSignal.timeout(patience));

  it('is known by its signature, with either secret while one is replaced', () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const body = '{"ü":1}';
    const headers = signatureHeaders({ id: 'e-1', body, at: new Date(), secrets });
    for (const secret of secrets) {
      expect(new Webhook(secret).verify(body, headers)).toEqual({ ü: 1 });
    }
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('signature');
  });

  it('arrives whole, and its answer says how to go on', async () => {
    const bodies: string[] = [];
    const url = await receive((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.writeHead(503, { 'retry-after': '7' }).end('later'));
    });
    expect(await post(url)).toEqual({ status: 503, retryAfterMilliseconds: 7000 });
    expect(bodies.join('')).toBe('{}');
  });

  it('understands a Retry-After with a date, and ignores one without sense', async () => {
    let header = new Date(Date.now() + 60_000).toUTCString();
    const url = await receive((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end(),
    );
    expect((await post(url)).retryAfterMilliseconds).toBeGreaterThan(50_000);
    header = 'soon';
    expect((await post(url)).retryAfterMilliseconds).toBe(0);
  });

  it('follows no redirect', async () => {
    const url = await receive((_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    expect((await post(url)).status).toBe(302);
  });

  it('reads no more of an answer than it must', async () => {
    const url = await receive((_, response) => {
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
    });
    expect((await post(url)).status).toBe(200);
  });

  it.each([
    ['says nothing', () => undefined],
    ['never ends its answer', ((_, response) => response.write('x')) satisfies RequestListener],
  ])('is given up by the deadline when the receiver %s', async (_name, listener) => {
    const url = await receive(listener);
    await expect(post(url, 100)).rejects.toThrow(/no answer in time|aborted/);
  });

  it('goes to no private address that its name leads to', async () => {
    const url = 'https://[::ffff:127.0.0.1]/';
    await expect(post(url, 1000, false)).rejects.toThrow('public internet');
    for (const all of [true, false]) {
      const [error] = await new Promise<unknown[]>((resolve) => {
        publicLookup('localhost', { all }, (...answer) => resolve(answer));
      });
      expect(error).toMatchObject({ message: expect.stringContaining('public internet') });
    }
  });
});
