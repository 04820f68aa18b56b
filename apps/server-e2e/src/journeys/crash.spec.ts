import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, JsonAnswer, RequestOptions } from '../support/client.js';
import {
  settingsBeside,
  startServer,
  startTwin,
  type RunningServer,
} from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { StrataProcess } from '../support/strata-process.js';
import { times } from '../support/tally.js';

/** A mail server that notes what it is sent. */
class MailServer {
  readonly messageIds: string[] = [];
  #server: SMTPServer | undefined;
  #port = 0;

  async start(): Promise<void> {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          this.messageIds.push(/^Message-ID: <(.+)>/im.exec(text)![1]!);
          done();
        });
      },
    });
    this.#server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.#server!.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server!.close(() => resolve()));
  }

  async waitFor(count: number, milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (new Set(this.messageIds).size < count && Date.now() < deadline) await sleep(100);
  }
}

const settings = { RATE_LIMIT_MAX: '10000000', LOG_LEVEL: 'error' };

describe('a server that is killed again and again', () => {
  let server: RunningServer;
  let mail: MailServer;
  beforeAll(async () => {
    mail = new MailServer();
    await mail.start();
    server = await startServer({ ...settings, SMTP_URL: mail.url });
  });
  afterAll(async () => {
    await server.stop();
    await mail.stop();
  });

  it('does everything it acknowledged once, and nothing by half', async () => {
    const shop = new Shop(server.admin);
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 100_000 });
    // The one that is killed shares the database of one that is not.
    const beside = { ...settings, SMTP_URL: mail.url };
    let victim = await startTwin(server, beside);
    let stopped = false;
    const acknowledged = { sales: new Set<string>(), registrations: new Set<string>() };

    /** Asks until there is an answer, under one key. */
    const insist = async (
      key: string,
      path: string,
      options: RequestOptions,
    ): Promise<JsonAnswer> => {
      for (;;) {
        try {
          const client: Client = server.admin.at(victim.url);
          const headers = { 'Idempotency-Key': key };
          const answer = await client.post(path, { ...options, headers });
          if (answer.status < 300) return answer;
          // In flight: the killed process's transaction is still being rolled back.
          if (answer.status !== 409 && answer.status !== 503) throw new Error(answer.text);
        } catch (error) {
          // What fetch throws is a TypeError of another realm under Jest.
          if ((error as Error).name !== 'TypeError') throw error;
        }
        await sleep(20);
      }
    };
    let attempts = 0;
    const load = times(8, async (worker) => {
      for (let index = 0; !stopped; index += 1) {
        const key = `k-${worker}-${index}`;
        attempts += 1;
        if (index % 3 === 2) {
          const body = { name: key, email: `${key}@example.com`, phone_numbers: ['+14155550132'] };
          const { body: made } = await insist(key, '/customers/register', { body });
          acknowledged.registrations.add(made.id);
        } else {
          const body = shop.sale(customer, item, 1);
          const { body: made } = await insist(key, '/sales-transactions', { body });
          acknowledged.sales.add(made.id);
        }
      }
    });
    try {
      for (let kill = 0; kill < 20; kill += 1) {
        await sleep(150 + 20 * kill);
        await victim.end('SIGKILL');
        victim = await startTwin(server, beside);
      }
    } finally {
      stopped = true;
    }
    await load;
    await victim.end();

    expect(acknowledged.sales.size + acknowledged.registrations.size).toBe(attempts);
    const sales = await server.admin.get('/sales-transactions?limit=1');
    expect(sales.body.total).toBe(acknowledged.sales.size);
    const level = await shop.level(item, warehouse);
    expect(level).toEqual({ on_hand: 100_000, reserved: acknowledged.sales.size });
    const registered = await server.admin.get('/customers?name=k-&limit=1');
    expect(registered.body.total).toBe(acknowledged.registrations.size);
    const numbers = await server.admin.get('/contact-numbers?phone_number=%2B14155550132&limit=1');
    expect(numbers.body.total).toBe(acknowledged.registrations.size);
    const { code, out } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, out }).toEqual({ code: 0, out: '' });
    // Every event is delivered at least once, under a Message-ID that tells a repetition.
    await mail.waitFor(acknowledged.registrations.size, 30_000);
    const expected = [...acknowledged.registrations].map((id) => `welcome.${id}@strata`);
    expect([...new Set(mail.messageIds)].sort()).toEqual(expected.sort());
  }, 240_000);
});

describe('a mail server that is away', () => {
  it('delays 1,000 mails, loses none and gets none twice', async () => {
    const mail = new MailServer();
    await mail.start();
    await mail.stop();
    const server = await startServer({ ...settings, SMTP_URL: mail.url });
    const ids: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const made = await times(100, (index) =>
        server.admin.post('/customers/register', {
          body: { name: 'R', email: `r${batch}.${index}@example.com`, phone_numbers: [] },
        }),
      );
      ids.push(...made.map(({ body }) => body.id as string));
    }
    await sleep(10_000);
    expect(mail.messageIds).toEqual([]);
    await mail.start();
    await mail.waitFor(1000, 60_000);
    expect(mail.messageIds.sort()).toEqual(ids.map((id) => `welcome.${id}@strata`).sort());
    await server.stop();
    await mail.stop();
  }, 150_000);
});
