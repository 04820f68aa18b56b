import type { RequestListener, Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp, type AppOptions, type LifecyclePhase } from '@strata/api';
import { BootstrapAdmin, OutboxRelay, type Logger, type Transaction } from '@strata/application';
import {
  checkDatabase,
  connect,
  migrate,
  RelayWorker,
  type DatabaseConnection,
} from '@strata/infrastructure';
import type { Container } from 'inversify';
import type { Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { services } from '../container/identifiers.js';
import { VERSION } from '../version.js';
import { firstLoginOf, secretKeyOf, type FirstLogin } from './installation-secrets.js';
import { listen, urlOf } from './listen.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** How long load balancers get to notice that the server is no longer ready. */
const DRAIN_NOTICE_MILLISECONDS = 500;
/** How long open requests get to finish; with the rest it stays under 10 seconds. */
const DRAIN_MILLISECONDS = 7000;

/** What the operator is told once the server is up. */
export interface ServerFacts {
  readonly url: string;
  readonly database: string;
  readonly migrations: readonly string[];
  /** The login that was made in this start; null when there were users. */
  readonly newLogin: FirstLogin | null;
}

/** The server: port, database and application, and the order they start and stop in. */
export class StrataServer {
  #phase: LifecyclePhase = 'starting';
  #http: Server | undefined;
  #database: OpenDatabase | undefined;
  #connection: DatabaseConnection | undefined;
  #relay: RelayWorker | undefined;
  #listener: RequestListener;

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
    private readonly report: (message: string) => void,
    /** What to do once everything is wired and before anybody is served. */
    private readonly prepare: (container: Container) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#listener = createApp(this.#appOptions());
  }

  /** Takes the port first, so that a taken one is told at once, and answers 503 until all is up. */
  async start(): Promise<ServerFacts> {
    const { settings, report } = this;
    this.#http = await listen(settings.host, settings.port, (request, response) =>
      this.#listener(request, response),
    );
    this.#database = await openDatabase(settings, report);
    const { database, description } = this.#database;
    const migrations = await migrate(database);
    const connection = connect(database, (error) =>
      this.logger.warn({ err: error }, 'connection lost'),
    );
    this.#connection = connection;
    await checkDatabase(database, connection.pool);
    const { logger } = this;
    const secretKey = secretKeyOf(settings);
    const container = createContainer({ settings, logger, secretKey, database: connection });
    const login = firstLoginOf(settings);
    const isNew =
      login !== null && (await container.get(BootstrapAdmin).run(login.username, login.password));
    await this.prepare(container);
    this.#listener = createApp({
      ...this.#appOptions(),
      endpoints: container.getAll(services.endpoints).flat(),
      authenticator: container.get(services.authenticator),
      fingerprint: container.get(services.fingerprint),
    });
    const relay = container.get(OutboxRelay<Transaction>);
    this.#relay = new RelayWorker(database, () => relay.deliverNext(), logger);
    this.#relay.start();
    if (this.#phase === 'starting') this.#phase = 'ready';
    return {
      url: urlOf(this.#http, settings.host),
      database: description,
      migrations,
      newLogin: isNew ? login : null,
    };
  }

  /** Lets open requests finish, then closes everything in reverse order. */
  async stop(): Promise<void> {
    const wasReady = this.#phase === 'ready';
    this.#phase = 'draining';
    if (this.#http) await drain(this.#http, wasReady ? DRAIN_NOTICE_MILLISECONDS : 0);
    await this.#relay?.stop();
    await this.#connection?.close();
    await this.#database?.close();
  }

  /** Complete but for endpoints; before the database is up nothing else can be answered. */
  #appOptions(): AppOptions {
    const { settings, logger } = this;
    return {
      name: settings.appName,
      endpoints: [],
      authenticator: { authenticate: () => Promise.reject(new Error('not started')) },
      fingerprint: () => '',
      logger,
      health: {
        version: VERSION,
        phase: () => this.#phase,
        databaseAnswers: async () => (await this.#connection?.answers()) ?? false,
      },
      corsOrigins: settings.corsOrigins,
      phoneRegion: settings.phoneRegion,
      rateLimitMax: settings.rateLimitMax,
      trustProxy: settings.trustProxy,
    };
  }
}

/** Closes the server: first to nobody, then to new connections, at last to those that would not end. */
async function drain(server: Server, notice: number): Promise<void> {
  await sleep(notice);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MILLISECONDS);
  await closed;
  clearTimeout(impatience);
}
