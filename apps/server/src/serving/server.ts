import { V1, type PhoneContext } from '@strata/api';
import type { Transaction } from '@strata/application';
import { type DomainEvents, EVENT_SCHEMAS, type Role } from '@strata/domain';
import type { RequestListener, Server } from 'node:http';
import {
  type AppOptions,
  createApp,
  type Health,
  type LifecyclePhase,
  RateLimit,
} from '@strata/api-kit';
import { type JobState, type Logger, OutboxRelay } from '@strata/application-kit';
import {
  connect,
  type DatabaseConnection,
  type Metrics,
  type NatsEvents,
  openTracing,
  type Tracing,
} from '@strata/infrastructure-kit';
import { CachingAuthenticator } from '@strata/infrastructure';
import type { Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { services } from '../container/identifiers.js';
import { VERSION } from '../version.js';
import { atMost } from './at-most.js';
import { backgroundWork, type BackgroundWork } from './background-work.js';
import { Drain } from './drain.js';
import { secretKeyOf } from './installation-secrets.js';
import { connectionLimits, listen, urlOf } from './listen.js';
import { operatorPage } from './operator-page.js';
import type { DatabaseSource, OpenDatabase } from './open-database.js';
import {
  BACKGROUND_MILLISECONDS,
  CLOSE_MILLISECONDS,
  drainEnd,
  drainNotice,
  RETIRE_NOTICE_MILLISECONDS,
} from './stop-times.js';

/** The server of one process: port and application, and the order they start and stop in. */
export class StrataServer<Opened extends OpenDatabase> {
  #phase: LifecyclePhase = 'starting';
  #starting: Promise<Opened & { readonly url: string }> | undefined;
  #stopping: Promise<void> | undefined;
  #listening: Promise<Server> | undefined;
  #drain: Drain | undefined;
  #connection: DatabaseConnection | undefined;
  #tracing: Tracing | undefined;
  #nats: NatsEvents<DomainEvents> | undefined;
  #inBackground: readonly BackgroundWork[] = [];
  #listener: RequestListener;
  readonly #health: Health = {
    version: VERSION,
    phase: () => this.#phase,
    databaseProblem: async () => (this.#connection ? this.#connection.problem() : 'starting'),
  };

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
    private readonly source: DatabaseSource<Opened>,
    private readonly metrics?: Metrics,
    private readonly rateLimit = new RateLimit(settings.rateLimitMax),
  ) {
    this.#listener = createApp(this.#appOptions());
  }

  /**
   * Opens the database and serves.
   * @param port taken `first`, a taken one is told at once, and all is answered 503 until it serves;
   * `last`, beside others who serve, nobody ever gets a 503
   */
  start(port: 'first' | 'last' = 'first'): Promise<Opened & { readonly url: string }> {
    this.#starting = this.#start(port);
    return this.#starting;
  }

  /** What is measured, for Prometheus. */
  async metricsText(): Promise<string> {
    return (await this.metrics?.text()) ?? '';
  }

  /**
   * Fails readiness at once, serves on for the notice, lets open requests finish, then background
   * work, and closes everything in reverse order; within 10 seconds unless the notice is longer than
   * 5. A start that is still going on gets 8 seconds of them.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop('draining', drainNotice(this.settings));
    return this.#stopping;
  }

  /** Stops while others on the same port serve on: readiness, which is theirs too, does not fail. */
  retire(): Promise<void> {
    this.#stopping ??= this.#stop('ready', RETIRE_NOTICE_MILLISECONDS);
    return this.#stopping;
  }

  async #start(port: 'first' | 'last'): Promise<Opened & { readonly url: string }> {
    if (port === 'first') await this.#listen();
    const opened = await this.source.open();
    const { settings, logger } = this;
    const { database } = opened;
    const { tracing } = settings;
    const tracer = tracing && (await openTracing({ ...tracing, serviceVersion: VERSION }, logger));
    this.#tracing = tracer ?? undefined;
    const connection = connect(
      database,
      ({ message: reason }) => {
        // The end of our own database is no news.
        if (this.#phase !== 'stopping') logger.warn({ reason }, 'connection lost');
      },
      (reason) => {
        if (reason === null) logger.info({}, 'replica taken in');
        else logger.warn({ reason }, 'replica left out');
      },
    );
    this.#connection = connection;
    const secretKey = secretKeyOf(settings);
    const { metrics } = this;
    const container = createContainer({
      settings,
      logger,
      secretKey,
      database: connection,
      metrics,
      tracer: this.#tracing,
    });
    this.#nats = container.get(services.nats) ?? undefined;
    metrics?.watch(connection, container.get(OutboxRelay<Transaction>).subscribers);
    this.#listener = createApp({
      ...this.#appOptions(),
      endpoints: container.get(services.endpoints),
      replica: container.get(services.replica) ?? undefined,
      authenticator: container.get(CachingAuthenticator),
      fingerprint: container.get(services.fingerprint),
      snapshots: connection.snapshots,
      tracer: this.#tracing,
      operator: operatorPage(container, this.#health, () => this.#jobs()),
    });
    if (this.#phase === 'starting') {
      this.#inBackground = backgroundWork(database, container);
      for (const work of this.#inBackground) work.start();
      this.#phase = 'ready';
    }
    return { ...opened, url: urlOf(await this.#listen(), settings.host) };
  }

  #jobs(): readonly JobState[] {
    return this.#inBackground.flatMap(({ state }) => state ?? []);
  }

  #listen(): Promise<Server> {
    const { settings, logger } = this;
    const { maxConnections, databaseLimits } = settings;
    this.#listening ??= listen(
      settings,
      (request, response) => this.#listener(request, response),
      logger,
      connectionLimits(maxConnections, databaseLimits.statementTimeout),
    ).then((server) => {
      this.#drain = new Drain(server);
      return server;
    });
    return this.#listening;
  }

  async #stop(phase: LifecyclePhase, usualNotice: number): Promise<void> {
    const wasReady = this.#phase === 'ready';
    this.#phase = wasReady ? phase : 'stopping';
    const notice = wasReady ? usualNotice : 0;
    const end = performance.now() + drainEnd(notice);
    const left = () => Math.max(0, end - performance.now());
    await atMost(
      left(),
      this.#starting?.catch(() => undefined),
    );
    const drained = this.#drain?.run({ notice, patience: left() - notice });
    // Until then commands are served, and somebody has to deliver their events.
    await atMost(left() - BACKGROUND_MILLISECONDS, drained);
    const patience = left();
    const idle = Promise.all(this.#inBackground.map((work) => work.stop(patience)));
    await Promise.all([drained, atMost(patience, idle)]);
    this.#phase = 'stopping';
    await Promise.all([
      atMost(CLOSE_MILLISECONDS, this.#connection?.close()),
      atMost(CLOSE_MILLISECONDS, this.#tracing?.close()),
      atMost(CLOSE_MILLISECONDS, this.#nats?.close()),
    ]);
    await this.source.close(0);
  }

  /** Complete but for endpoints; before the database is up nothing else can be answered. */
  #appOptions(): AppOptions<Role> {
    const { settings, logger, rateLimit } = this;
    return {
      ...V1,
      name: settings.appName,
      events: { schemas: EVENT_SCHEMAS, subjectPrefix: settings.eventSubjectPrefix },
      endpoints: [],
      authenticator: { authenticate: () => Promise.reject(new Error('not started')) },
      fingerprint: () => '',
      snapshots: { read: () => Promise.reject(new Error('not started')) },
      logger,
      health: this.#health,
      corsOrigins: settings.corsOrigins,
      validationContext: { phoneRegion: settings.phoneRegion } satisfies PhoneContext,
      rateLimit,
      observer: this.metrics,
      trustProxy: settings.trustProxy,
    };
  }
}
