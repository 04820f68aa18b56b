import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { TEST_NATS_URL, TestStream } from '@strata/infrastructure-kit/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import pg from 'pg';
import { workAtKilledTwin } from '../support/killed-twin.js';
import { RACE } from '../support/race-size.js';
import { type RunningServer, settingsBeside, startServer } from '../support/running-server.js';
import { Shop } from '../support/shop.js';

const PATIENCE_MILLISECONDS = 60_000;

const ROOT = join(import.meta.dirname, '../../../..');

/** The program that docs/integration.md shows, reading another stream. */
class Reader {
  /** Ids of the events that it has got. */
  readonly ids: string[] = [];
  #process: ChildProcess;

  constructor(stream: TestStream) {
    const page = readFileSync(join(ROOT, 'docs/integration.md'), 'utf8');
    const program = /^```js\n([^]*?)^```$/m
      .exec(page)![1]!
      .replaceAll("'strata-events'", `'${stream.name}'`)
      .replaceAll("'strata.events.", `'${stream.prefix}.`);
    this.#process = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      // Where the packages are found that it imports.
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', NATS_URL: stream.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: this.#process.stdout! });
    lines.on('line', (line) => this.ids.push(line.split(' ')[0]!));
  }

  /** Waits until it has got so many. */
  async until(count: number): Promise<void> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    while (this.ids.length < count && performance.now() < deadline) await sleep(50);
  }

  stop(): void {
    this.#process.kill();
  }
}

interface StoredEvent {
  readonly id: string;
  readonly name: string;
  readonly aggregate: string;
  readonly version: number;
}

(TEST_NATS_URL ? describe : describe.skip)('a server whose events go to NATS', () => {
  let stream: TestStream;
  let server: RunningServer;
  let database: pg.Client;
  let settings: Readonly<Record<string, string>>;
  beforeAll(async () => {
    stream = await TestStream.at(TEST_NATS_URL!);
    settings = {
      RATE_LIMIT_MAX: '10000000',
      LOG_LEVEL: 'warn',
      NATS_URL: TEST_NATS_URL!,
      NATS_STREAM: stream.name,
      NATS_SUBJECT_PREFIX: stream.prefix,
    };
    server = await startServer(settings);
    database = new pg.Client({ connectionString: settingsBeside(server)['DATABASE_URL']! });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await server?.stop();
    await stream?.remove();
  });

  /** Waits until nothing is on its way any more. */
  async function untilDelivered(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const { rows } = await database.query<{ state: string }>(
        "SELECT DISTINCT state FROM outbox_deliveries WHERE subscriber = 'nats'",
      );
      if (rows.every(({ state }) => state === 'delivered')) return;
      if (performance.now() > deadline) throw new Error(JSON.stringify(rows));
      await sleep(50);
    }
  }

  it(`has each event in the stream once, those of one aggregate in order: ${RACE.publisherKills} kills`, async () => {
    const shop = new Shop(server.admin);
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 100_000 });
    // The first event is out, so the stream is there to be read.
    await untilDelivered();
    const reader = new Reader(stream);
    await workAtKilledTwin(server, {
      settings,
      kills: RACE.publisherKills,
      hands: 3,
      work: async ({ post }) => {
        const { body } = await post('sold', '/sales-transactions', shop.sale(customer, item, 1));
        await post('paid', `/sales-transactions/${body.id}/payments`, {
          amount: body.total_amount,
          method: 'cash',
        });
      },
    });
    // What the killed had in their hands is nobody's any more: as if the time of the lease had gone by.
    await database.query(
      "UPDATE outbox_deliveries SET due_at = now() WHERE state = 'pending' AND lease IS NOT NULL",
    );
    await untilDelivered();

    const { rows: happened } = await database.query<StoredEvent>(
      `SELECT id, name, aggregate_id AS aggregate, aggregate_version AS version
         FROM outbox_events ORDER BY position`,
    );
    const messages = await stream.messages();
    const ids = messages.map(({ header }) => header.get('Nats-Msg-Id'));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(happened.map(({ id }) => id).sort());
    const known = new Map(happened.map((event) => [event.id, event]));
    const inStream = ids.map((id) => known.get(id)!);
    const orderOf = (events: readonly StoredEvent[]) => {
      const byAggregate: Record<string, StoredEvent[]> = {};
      for (const event of events) (byAggregate[event.aggregate] ??= []).push(event);
      return byAggregate;
    };
    expect(orderOf(inStream)).toEqual(orderOf(happened));
    const subjects = messages.map(({ subject }) => subject.replace(`${stream.prefix}.`, ''));
    expect(subjects).toEqual(inStream.map(({ name }) => name));

    // Who reads along got the same, in the same order.
    await reader.until(ids.length);
    reader.stop();
    expect(reader.ids).toEqual(ids);
    const answer = await fetch(`${server.process.url}/asyncapi.json`);
    const document = (await answer.json()) as { channels: Record<string, { address: string }> };
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'document');
    for (const message of messages) {
      const event = message.json<{ type: string }>();
      const isDescribed = ajv.getSchema(`document#/components/messages/${event.type}/payload`)!;
      void isDescribed(event);
      expect(isDescribed.errors).toBeNull();
      const name = message.subject.replace(`${stream.prefix}.`, '');
      expect(document.channels[name]!.address).toBe(message.subject);
    }
  }, 300_000);
});
