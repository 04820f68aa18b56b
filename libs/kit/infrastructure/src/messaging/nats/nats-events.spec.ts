import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { DeliveryPostponed, type Span } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import { TEST_NATS_URL, TestStream } from '../../testing/test-nats.js';
import { NatsEvents } from './nats-events.js';
import type { NatsIdentity, NatsSettings } from './nats-settings.js';
import { DUPLICATE_WINDOW_MILLISECONDS } from './stream-config.js';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const patient = new AbortController().signal;

function lampMade(name: string): DomainEvent {
  return {
    id: randomUUID(),
    name: 'lamp.made',
    schemaVersion: 1,
    aggregateType: 'lamp',
    aggregateId: randomUUID(),
    aggregateVersion: 1,
    occurredAt: new Date('2026-03-01T12:00:00Z'),
    actor: 'clara',
    payload: { name },
  };
}

/** A publisher that waits for nothing, and what it said. */
function publisher(settings: NatsSettings) {
  const said: string[] = [];
  const note = (_fields: object, message: string) => void said.push(message);
  const logger = { debug: note, info: note, warn: note, error: note };
  const timers = { pause: () => Promise.resolve() };
  const events = new NatsEvents(settings, ['lamp.made', 'lamp.broken'], timers, logger);
  return { events, said };
}

const wires: Wire[] = [];
afterEach(async () => {
  await Promise.all(wires.splice(0).map((wire) => wire.stop()));
});

/** Stands between a client and a NATS, if there is one behind it. */
class Wire {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** What clients have sent. */
  received = '';
  /** Cuts all connections when the client has sent this. */
  cutAfter: string | undefined;

  /**
   * @param target what it leads to; a text is what there is to hear instead
   * @param answer what is said to the first that a client says there
   */
  constructor(target: URL | string, answer = '') {
    wires.push(this);
    this.#server = createServer((client) => {
      this.#sockets.add(client.on('error', () => undefined));
      const server =
        typeof target === 'string' ? undefined : connect(+target.port, target.hostname);
      if (server) this.#sockets.add(server.on('error', () => undefined));
      else client.write(String(target));
      server?.on('data', (chunk) => client.write(chunk));
      client.on('data', (chunk: Buffer) => {
        this.received += chunk.toString();
        if (server) server.write(chunk);
        else client.end(answer);
        if (this.cutAfter !== undefined && this.received.includes(this.cutAfter)) this.cut();
      });
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `nats://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.cutAfter = undefined;
    // What was sent may still arrive; the answer does not.
    for (const socket of this.#sockets) socket.destroySoon();
    this.#sockets.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}

const info = (more: object = {}) =>
  `INFO ${JSON.stringify({ server_id: 'x', version: '2.10.0', proto: 1, headers: true, max_payload: 1_000_000, ...more })}\r\n`;
const settingsOf = (server: string, identity: NatsIdentity | null = null): NatsSettings => ({
  servers: [server],
  identity,
  stream: 'lights',
  subjectPrefix: 'lights.events',
  service: 'lights',
});

describe('a NATS that is away', () => {
  const attempt = async (settings: NatsSettings, cancellation = patient) => {
    const { events } = publisher(settings);
    const outcome = events.handle(lampMade('Desk'), cancellation);
    await outcome.catch(() => undefined);
    await events.close();
    return outcome;
  };

  it('postpones what nobody listens for', async () => {
    const wire = new Wire('');
    const url = await wire.start();
    await wire.stop();
    await expect(attempt(settingsOf(url))).rejects.toBeInstanceOf(DeliveryPostponed);
  });

  it('postpones what it has no answer for when time is up', async () => {
    const wire = new Wire('');
    const cancellation = AbortSignal.timeout(100);
    const outcome = attempt(settingsOf(await wire.start()), cancellation);
    await expect(outcome).rejects.toThrow(new DeliveryPostponed('NATS: no answer in time'));
  });

  it.each([
    [{ user: 'lights', password: 'a secret' }, '"user":"lights","pass":"a secret"'],
    [{ token: 'a secret' }, '"auth_token":"a secret"'],
  ])('postpones what it refuses the login for', async (identity, sent) => {
    const wire = new Wire(info({ auth_required: true }), "-ERR 'Authorization Violation'\r\n");
    const outcome = attempt(settingsOf(await wire.start(), identity));
    await expect(outcome).rejects.toThrow(DeliveryPostponed);
    await expect(outcome).rejects.not.toThrow(/secret/);
    expect(wire.received).toContain(sent);
  });

  it('is not asked in the open where it is to be asked in secret', async () => {
    const wire = new Wire(info());
    const url = (await wire.start()).replace('nats:', 'tls:');
    await expect(attempt(settingsOf(url, { token: 'a secret' }))).rejects.toThrow(/tls/);
    expect(wire.received).toBe('');
  });
});

(TEST_NATS_URL ? describe : describe.skip)('events in a stream of NATS', () => {
  let stream: TestStream;
  beforeEach(async () => {
    stream = await TestStream.at(TEST_NATS_URL!);
  });
  afterEach(() => stream.remove());

  it('are CloudEvents, each under its subject and id', async () => {
    const { events } = publisher(stream.settings('lights'));
    const [made, broken] = [lampMade('Desk'), { ...lampMade('Desk'), name: 'lamp.broken' }];
    await events.handle(made, patient, { traceparent: TRACEPARENT } as Span);
    await events.handle(broken, patient);
    await events.close();
    const [first, second, ...more] = await stream.messages();
    expect(more).toEqual([]);
    expect(first!.subject).toBe(`${stream.prefix}.lamp.made`);
    expect(first!.header.get('Nats-Msg-Id')).toBe(made.id);
    expect(first!.header.get('Content-Type')).toBe('application/cloudevents+json');
    expect(first!.json()).toMatchObject({
      specversion: '1.0',
      id: made.id,
      source: '/lights',
      type: 'lamp.made.v1',
      traceparent: TRACEPARENT,
      data: { name: 'Desk' },
    });
    expect(second!.subject).toBe(`${stream.prefix}.lamp.broken`);
  });

  it('are there once, however often they are sent and by how many', async () => {
    const [one, other] = [
      publisher(stream.settings('lights')).events,
      publisher(stream.settings('lights')).events,
    ];
    const made = [lampMade('Desk'), lampMade('Hall')];
    await Promise.all(
      [one, other, one, other].flatMap((events) =>
        made.map((event) => events.handle(event, patient)),
      ),
    );
    await Promise.all([one.close(), other.close()]);
    const ids = (await stream.messages()).map((message) => message.header.get('Nats-Msg-Id'));
    expect(ids.sort()).toEqual(made.map(({ id }) => id).sort());
  });

  it('make the stream, which knows ids for longer than a delivery is tried', async () => {
    const { events, said } = publisher(stream.settings('lights'));
    await events.handle(lampMade('Desk'), patient);
    await events.close();
    const { config } = await stream.manager.streams.info(stream.name);
    expect(config).toMatchObject({
      subjects: [`${stream.prefix}.>`],
      duplicate_window: DUPLICATE_WINDOW_MILLISECONDS * 1e6,
      max_age: 30 * 86_400 * 1e9,
    });
    expect(said).toEqual(['events go to NATS']);
  });

  it('leave a stream as somebody else made it, and tell what is odd about it', async () => {
    const subjects = [`${stream.prefix}.*.*`];
    await stream.manager.streams.add({ name: stream.name, subjects, duplicate_window: 1e9 });
    const before = (await stream.manager.streams.info(stream.name)).config;
    const { events, said } = publisher(stream.settings('lights'));
    await events.handle(lampMade('Desk'), patient);
    await events.close();
    expect((await stream.manager.streams.info(stream.name)).config).toEqual(before);
    expect(await stream.messages()).toHaveLength(1);
    expect(said).toContain('stream forgets ids soon: an event may be in it twice');
  });

  it('wait while the stream takes something else', async () => {
    const subjects = [`${stream.prefix}.lamp.made`];
    await stream.manager.streams.add({ name: stream.name, subjects });
    const { events } = publisher(stream.settings('lights'));
    const refused = `NATS: the stream ${stream.name} does not take ${stream.prefix}.lamp.broken, but ${subjects[0]}`;
    await expect(events.handle(lampMade('Desk'), patient)).rejects.toThrow(
      new DeliveryPostponed(refused),
    );
    await stream.manager.streams.update(stream.name, { subjects: [`${stream.prefix}.>`] });
    await events.handle(lampMade('Desk'), patient);
    await events.close();
    expect(await stream.messages()).toHaveLength(1);
  });

  it('find a stream again that was deleted under their feet', async () => {
    const { events } = publisher(stream.settings('lights'));
    await events.handle(lampMade('Desk'), patient);
    await stream.manager.streams.delete(stream.name);
    const made = lampMade('Hall');
    await expect(events.handle(made, patient)).rejects.toThrow(DeliveryPostponed);
    await events.handle(made, patient);
    await events.close();
    expect(await stream.messages()).toHaveLength(1);
  });

  it('that are too large are a failure of their own', async () => {
    const { events } = publisher(stream.settings('lights'));
    await events.handle(lampMade('Desk'), patient);
    const outcome = events.handle(lampMade('x'.repeat(2_000_000)), patient);
    await expect(outcome).rejects.toThrow(/max_payload/);
    await expect(outcome).rejects.not.toBeInstanceOf(DeliveryPostponed);
    await stream.manager.streams.update(stream.name, { max_msg_size: 1000 });
    const larger = events.handle(lampMade('x'.repeat(2000)), patient);
    await expect(larger).rejects.not.toBeInstanceOf(DeliveryPostponed);
    await events.close();
  });

  it('survive a connection that is cut before the answer, and are there once', async () => {
    const wire = new Wire(new URL(TEST_NATS_URL!));
    const { events } = publisher(stream.settings('lights', [await wire.start()]));
    await events.handle(lampMade('Desk'), patient);
    const made = lampMade('Hall');
    wire.cutAfter = made.id;
    await expect(events.handle(made, patient)).rejects.toThrow(DeliveryPostponed);
    await events.handle(made, patient);
    await events.close();
    const ids = (await stream.messages()).map((message) => message.header.get('Nats-Msg-Id'));
    expect(ids.filter((id) => id === made.id)).toHaveLength(1);
  });

  it('find another server of the cluster when one is away', async () => {
    const wire = new Wire('');
    const gone = await wire.start();
    await wire.stop();
    const { events } = publisher(stream.settings('lights', [gone, TEST_NATS_URL!]));
    await events.handle(lampMade('Desk'), patient);
    await events.close();
    expect(await stream.messages()).toHaveLength(1);
  });
});
