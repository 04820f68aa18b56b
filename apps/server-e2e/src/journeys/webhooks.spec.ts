import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { startServer, startTwin, type RunningServer } from '../support/running-server.js';

interface Message {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
}

/** A receiver that believes nobody without a signature. */
class Receiver {
  readonly messages: Message[] = [];
  /** What it answers; null for nothing. */
  status: number | null = 200;
  /** The Retry-After of what it refuses. */
  retryAfter: string | undefined;
  secret = '';
  asked = 0;
  #server: Server | undefined;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.asked += 1;
        const headers = request.headers as Record<string, string>;
        const body = Buffer.concat(chunks).toString();
        const message = new Webhook(this.secret).verify(body, headers) as Message;
        if (this.status === null) return;
        if (this.status === 200) this.messages.push(message);
        const more = this.retryAfter === undefined ? {} : { 'Retry-After': this.retryAfter };
        response.writeHead(this.status, more).end();
      });
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to that in time');
    await sleep(50);
  }
}

describe('webhooks', () => {
  const settings = { WEBHOOK_ALLOW_PRIVATE: 'true', LOG_LEVEL: 'error' };
  const receivers: Receiver[] = [];
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(settings);
  }, 60_000);
  afterAll(async () => {
    for (const receiver of receivers) receiver.stop();
    await server?.stop();
  });

  const subscribe = async (events: readonly string[]) => {
    const receiver = await new Receiver().start();
    receivers.push(receiver);
    const made = await server.admin.post('/webhooks', { body: { url: receiver.url, events } });
    expect(made.status).toBe(201);
    receiver.secret = made.body.secret;
    const path = `/webhooks/${made.body.id}`;
    return { receiver, path, read: async () => (await server.admin.get(path)).body };
  };
  const register = async (name: string) =>
    (await server.admin.post('/customers', { body: { name } })).body.id as string;

  it('get what happens, signed, however slow another is, and with either secret', async () => {
    const slow = await subscribe(['customer.created']);
    slow.receiver.status = null;
    const quick = await subscribe(['customer.created']);
    const ids = await Promise.all(['Ada', 'Bob', 'Eve', 'Kay', 'Lin', 'Max'].map(register));
    await until(() => quick.receiver.messages.length === ids.length);
    // How many are on their way to one receiver at once.
    await until(() => slow.receiver.asked >= 4);
    expect(slow.receiver.asked).toBe(4);
    expect(new Set(quick.receiver.messages.map(({ subject }) => subject))).toEqual(
      new Set(ids.map((id) => `customer/${id}`)),
    );
    const rotated = await server.admin.post(`${quick.path}/rotate-secret`);
    for (const secret of [quick.receiver.secret, rotated.body.secret as string]) {
      quick.receiver.secret = secret;
      const trial = await server.admin.post(`${quick.path}/test`);
      expect(trial.body).toEqual({ delivered: true, status: 200, reason: null });
    }
    expect(quick.receiver.messages.at(-1)?.type).toBe('webhook.test.v1');
    const { body } = await server.admin.get(`${quick.path}/deliveries`);
    expect(body.items).toHaveLength(ids.length);
    expect(body.items[0]).toMatchObject({ state: 'delivered', attempts: 1, last_failure: null });
    await server.admin.delete(slow.path);
  });

  it('lose nothing when the process that caused it is killed, and keep the order', async () => {
    const { receiver, path } = await subscribe(['customer.created', 'customer.updated']);
    receiver.status = 503;
    const twin = await startTwin(server, settings);
    const client = server.admin.at(twin.url);
    const { id } = (await client.post('/customers', { body: { name: 'Zoe' } })).body;
    await client.put(`/customers/${id}`, { body: { name: 'Zoey' } });
    await until(() => receiver.asked > 0);
    await twin.end('SIGKILL');
    receiver.status = 200;
    await until(async () => {
      const { body } = await server.admin.get(`${path}/deliveries`);
      return body.items.every(({ state }: { state: string }) => state === 'delivered');
    });
    expect(receiver.messages.map(({ type }) => type)).toEqual([
      'customer.created.v1',
      'customer.updated.v1',
    ]);
  });

  it('wait as long as a receiver asks for', async () => {
    const { receiver, path } = await subscribe(['customer.created']);
    receiver.status = 503;
    receiver.retryAfter = '3600';
    const before = Date.now();
    await register('Pat');
    const delivery = async () => (await server.admin.get(`${path}/deliveries`)).body.items[0];
    await until(async () => (await delivery())?.last_failure === 'answered 503');
    const { next_at: next, state } = await delivery();
    expect(state).toBe('pending');
    // By itself it would be half a second.
    expect(Date.parse(next) - before).toBeGreaterThanOrEqual(3_600_000);
    const resubmit = `${path}/deliveries/${(await delivery()).event_id}/resubmit`;
    const refused = await server.admin.post(resubmit);
    expect(refused.body).toMatchObject({ status: 409, details: { state: 'pending' } });
  });

  it('end by 410, say why, and go on when they are enabled', async () => {
    const { receiver, path, read } = await subscribe(['customer.created']);
    receiver.status = 410;
    await register('Ida');
    await until(async () => !(await read()).enabled);
    expect(await read()).toMatchObject({ disabled_reason: 'answered 410: it wants no more' });
    await register('Unheard');
    receiver.status = 200;
    await server.admin.patch(path, { body: { enabled: true } });
    await until(() => receiver.messages.length === 1);
    await register('Una');
    await until(() => receiver.messages.length === 2);
  });
});
