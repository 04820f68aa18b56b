import { randomUUID } from 'node:crypto';
import { jetstreamManager, type JetStreamManager, type StoredMsg } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NatsSettings } from '../messaging/nats/nats-settings.js';

/** Where tests find a NATS with JetStream; null where they have none. Apart from what servers are told. */
export const TEST_NATS_URL = process.env['NATS_TEST_URL'] ?? null;

/** A stream of one test, at the NATS of the tests. */
export class TestStream {
  readonly name = `test-${randomUUID()}`;
  readonly prefix = this.name;

  private constructor(
    readonly url: string,
    private readonly connection: NatsConnection,
    readonly manager: JetStreamManager,
  ) {}

  /** @throws Error where no NATS answers, so that no suite is passed over where it was meant to run */
  static async at(url: string): Promise<TestStream> {
    const connection = await connect({ servers: url });
    return new TestStream(url, connection, await jetstreamManager(connection));
  }

  /** Settings of who publishes to it. */
  settings(service: string, servers = [this.url]): NatsSettings {
    return { servers, identity: null, stream: this.name, subjectPrefix: this.prefix, service };
  }

  /** What is in it, oldest first. */
  async messages(): Promise<StoredMsg[]> {
    const { state } = await this.manager.streams.info(this.name);
    const numbers = Array.from({ length: state.messages }, (_, at) => state.first_seq + at);
    const found = await Promise.all(
      numbers.map((seq) => this.manager.streams.getMessage(this.name, { seq })),
    );
    return found.filter((message) => message !== null);
  }

  /** Removes it, where it is there. */
  async remove(): Promise<void> {
    await this.manager.streams.delete(this.name).catch(() => undefined);
    await this.connection.close();
  }
}
