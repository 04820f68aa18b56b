import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { workAtKilledTwin } from '../support/killed-twin.js';
import { RACE } from '../support/race-size.js';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { StrataProcess } from '../support/strata-process.js';
import { times } from '../support/tally.js';

/** A mail server that notes what it is sent, and takes its time to say so. */
class MailServer {
  /** To whom, and under which Message-ID. */
  readonly mails: { readonly to: string; readonly messageId: string }[] = [];
  #server: SMTPServer | undefined;
  #port = 0;

  constructor(private readonly delay = 0) {}

  async start(): Promise<void> {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          const [to, messageId] = [/^To: (.+)\r$/im, /^Message-ID: <(.+)>/im].map(
            (header) => header.exec(text)![1]!,
          );
          this.mails.push({ to: to!, messageId: messageId! });
          setTimeout(done, this.delay);
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

  /** Waits until so many people have got a mail. */
  async waitFor(count: number, milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (new Set(this.mails.map(({ to }) => to)).size < count && Date.now() < deadline) {
      await sleep(100);
    }
  }
}

// What a killed process had on its way is taken over half a minute after this.
const MAIL_TIMEOUT_SECONDS = '5';
const settings = { RATE_LIMIT_MAX: '10000000', LOG_LEVEL: 'error', MAIL_TIMEOUT_SECONDS };

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

  it(`does everything it acknowledged once, and nothing by half: ${RACE.kills} kills`, async () => {
    const shop = new Shop(server.admin);
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 100_000 });
    // The one that is killed shares the database of one that is not.
    const beside = { ...settings, SMTP_URL: mail.url };
    const acknowledged = { sales: new Set<string>(), registrations: new Set<string>() };

    let attempts = 0;
    await workAtKilledTwin(server, {
      settings: beside,
      kills: RACE.kills,
      hands: 8,
      work: async ({ key, index, post }) => {
        attempts += 1;
        if (index % 3 === 2) {
          const body = { name: key, email: `${key}@example.com`, phone_numbers: ['+14155550132'] };
          const { body: made } = await post('registered', '/customers/register', body);
          acknowledged.registrations.add(made.id);
        } else {
          const { body: made } = await post(
            'sold',
            '/sales-transactions',
            shop.sale(customer, item, 1),
          );
          acknowledged.sales.add(made.id);
        }
      },
    });

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
    await mail.waitFor(acknowledged.registrations.size, 90_000);
    const distinct = new Map(mail.mails.map(({ to, messageId }) => [messageId, to]));
    expect(new Set(distinct.values()).size).toBe(acknowledged.registrations.size);
    expect(distinct.size).toBe(acknowledged.registrations.size);
  }, 300_000);
});

describe('a mail server that is away', () => {
  it('delays 1,000 mails, loses none and gets none twice', async () => {
    const mail = new MailServer();
    await mail.start();
    await mail.stop();
    const server = await startServer({ ...settings, SMTP_URL: mail.url });
    const addresses: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const made = await times(100, (index) =>
        server.admin.post('/customers/register', {
          body: { name: 'R', email: `r${batch}.${index}@example.com`, phone_numbers: [] },
        }),
      );
      addresses.push(...made.map(({ body }) => body.email as string));
    }
    await sleep(10_000);
    expect(mail.mails).toEqual([]);
    await mail.start();
    await mail.waitFor(1000, 90_000);
    expect(mail.mails.map(({ to }) => to).sort()).toEqual(addresses.sort());
    await server.stop();
    await mail.stop();
  }, 240_000);
});

/** The id of an event that is on its way to somebody. */
async function anyEvent(url: string): Promise<string> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const { rows } = await database.query<{ id: string }>(
    'SELECT event_id AS id FROM outbox_deliveries WHERE lease IS NOT NULL LIMIT 1',
  );
  await database.end();
  return rows[0]!.id;
}

describe('a mail server that needs longer for a mail than a transaction may take', () => {
  it('gets each mail once, and holds up nobody meanwhile', async () => {
    const mail = new MailServer(37_000);
    await mail.start();
    const server = await startServer({ RATE_LIMIT_MAX: '10000000', SMTP_URL: mail.url });
    const emails = ['one', 'two', 'three', 'four'].map((name) => `${name}@example.com`);
    for (const email of emails) {
      const { status } = await server.admin.post('/customers/register', {
        body: { name: 'Slow', email, phone_numbers: [] },
      });
      expect(status).toBe(201);
    }
    await mail.waitFor(emails.length, 20_000);
    const beside = settingsBeside(server);
    const skipped = await StrataProcess.run(
      ['outbox', 'skip', await anyEvent(beside['DATABASE_URL']!), 'welcome_mail'],
      beside,
    );
    expect(skipped.err).toContain('It is being delivered at the moment');
    expect(skipped.code).toBe(1);
    // Past the 37 s, the 30 s of a transaction and the pause before a second try.
    await sleep(42_000);
    expect(mail.mails.map(({ to }) => to).sort()).toEqual(emails.sort());
    const { code, err } = await StrataProcess.run(['outbox', 'failed'], beside);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('0 deliveries') });
    expect(server.process.log.filter(({ msg }) => msg === 'delivery postponed')).toEqual([]);
    await server.stop();
    await mail.stop();
  }, 120_000);
});
