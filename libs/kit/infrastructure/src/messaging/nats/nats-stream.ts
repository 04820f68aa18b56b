import { jetstream, type JetStreamClient, jetstreamManager } from '@nats-io/jetstream';
import {
  type Authenticator,
  connect,
  credsAuthenticator,
  headers,
  type NatsConnection,
  tokenAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';
import { CLOUD_EVENT_MEDIA_TYPE, type Logger } from '@strata/application-kit';
import type { NatsIdentity, NatsSettings } from './nats-settings.js';
import { ensureStream } from './stream-config.js';

/** For one server, from the name look-up to the end of the handshake. */
const CONNECT_MILLISECONDS = 3000;
const ANSWER_MILLISECONDS = 5000;

/** A connection to the stream of the events, which is there; imported where there is a NATS only. */
export class NatsStream {
  readonly #jetStream: JetStreamClient;

  private constructor(
    private readonly connection: NatsConnection,
    private readonly stream: string,
  ) {
    this.#jetStream = jetstream(connection);
  }

  /**
   * Connects to any of the servers, and makes the stream when it is not there.
   * @param events their names
   * @throws whatever NATS or the network has to say
   */
  static async open(
    settings: NatsSettings,
    events: readonly string[],
    logger: Logger,
  ): Promise<NatsStream> {
    const { servers, identity, service, stream } = settings;
    const connection = await connect({
      name: service,
      servers: [...servers],
      timeout: CONNECT_MILLISECONDS,
      // Who publishes connects anew: the client would keep what was not sent, for as long as that takes.
      reconnect: false,
      ...(servers.some((url) => url.startsWith('tls:')) && { tls: {} }),
      ...(identity && { authenticator: authenticatorOf(identity) }),
    });
    try {
      const options = { checkAPI: false, timeout: ANSWER_MILLISECONDS };
      await ensureStream(await jetstreamManager(connection, options), settings, events, logger);
    } catch (error) {
      await connection.close();
      throw error;
    }
    logger.info({ server: connection.getServer(), stream }, 'events go to NATS');
    return new NatsStream(connection, stream);
  }

  /**
   * Puts a CloudEvent in JSON into the stream, which drops it when it has one of that id.
   * @throws whatever NATS or the network has to say, the message larger than either takes among it
   */
  async publish(subject: string, id: string, json: string): Promise<void> {
    const described = headers();
    described.set('Content-Type', CLOUD_EVENT_MEDIA_TYPE);
    await this.#jetStream.publish(subject, json, {
      msgID: id,
      headers: described,
      expect: { streamName: this.stream },
      timeout: ANSWER_MILLISECONDS,
    });
  }

  /** Lets what is under way arrive, and closes the connection. */
  drain(): Promise<void> {
    return this.connection.drain();
  }

  /** Closes the connection at once. */
  close(): Promise<void> {
    return this.connection.close();
  }
}

function authenticatorOf(identity: NatsIdentity): Authenticator {
  if ('token' in identity) return tokenAuthenticator(identity.token);
  if ('credentials' in identity) {
    return credsAuthenticator(new TextEncoder().encode(identity.credentials));
  }
  return usernamePasswordAuthenticator(identity.user, identity.password);
}
