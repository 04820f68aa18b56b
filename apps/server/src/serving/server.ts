import { V1, type PhoneContext } from '@strata/api';
import type { Role } from '@strata/domain';
import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { type AppOptions, createApp, type LifecyclePhase } from '@strata/api-kit';
import { BootstrapAdminUseCase } from '@strata/application';
import type { Logger } from '@strata/application-kit';
import { DomainError } from '@strata/domain-kit';
import { checkDatabase, connect, type DatabaseConnection } from '@strata/infrastructure-kit';
import { CachingAuthenticator, migrate } from '@strata/infrastructure';
import type { Container } from 'inversify';
import { SettingsError, type Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { services } from '../container/identifiers.js';
import { VERSION } from '../version.js';
import { backgroundWork, type BackgroundWork } from './background-work.js';
import { Drain } from './drain.js';
import { firstLoginOf, secretKeyOf, type FirstLogin } from './installation-secrets.js';
import { connectionLimits, listen, urlOf } from './listen.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** Under a supervisor, how long load balancers get to notice that the server wants no more requests. */
const DRAIN_NOTICE_SECONDS = 5;
/** How long from the signal open requests get to finish: with the rest it stays under 10 seconds. */
const DRAIN_MILLISECONDS = 8000;
/** What they get after a notice that is longer than that. */
const LEAST_PATIENCE_MILLISECONDS = 3000;
/** How much of that is left for background work, however long requests take. */
const BACKGROUND_MILLISECONDS = 2000;
/** How long statements that outlast all that get. */
const CLOSE_MILLISECONDS = 500;

const [STDIN, STDERR] = [0, 2];

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
  #starting: Promise<ServerFacts> | undefined;
  #stopping: Promise<void> | undefined;
  #drain: Drain | undefined;
  #database: OpenDatabase | undefined;
  #connection: DatabaseConnection | undefined;
  #inBackground: readonly BackgroundWork[] = [];
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
  start(): Promise<ServerFacts> {
    this.#starting = this.#start();
    return this.#starting;
  }

  /**
   * Fails readiness at once, serves on for the notice, lets open requests finish, then background
   * work, and closes everything in reverse order; within 10 seconds unless the notice is longer than
   * 5. A start that is still going on gets 8 seconds of them.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #start(): Promise<ServerFacts> {
    const { settings, report } = this;
    const http = await listen(
      settings,
      (request, response) => this.#listener(request, response),
      this.logger,
      connectionLimits(settings.maxConnections, settings.databaseLimits.statementTimeout),
    );
    this.#drain = new Drain(http);
    this.#database = await openDatabase(settings, report);
    const { database, description } = this.#database;
    const migrations = await migrate(database);
    const connection = connect(
      database,
      (error) => {
        // The end of our own database is no news.
        if (this.#phase !== 'stopping')
          this.logger.warn({ reason: error.message }, 'connection lost');
      },
      (reason) => {
        if (reason === null) this.logger.info({}, 'replica taken in');
        else this.logger.warn({ reason }, 'replica left out');
      },
    );
    this.#connection = connection;
    await checkDatabase(database, connection.lists);
    const { logger } = this;
    const secretKey = secretKeyOf(settings);
    const container = createContainer({ settings, logger, secretKey, database: connection });
    const login = firstLoginOf(settings);
    const isNew = login !== null && (await makeFirstAdmin(container, login));
    await this.prepare(container);
    this.#listener = createApp({
      ...this.#appOptions(),
      endpoints: container.get(services.endpoints),
      replica: container.get(services.replica) ?? undefined,
      authenticator: container.get(CachingAuthenticator),
      fingerprint: container.get(services.fingerprint),
    });
    if (this.#phase === 'starting') {
      this.#inBackground = backgroundWork(database, container);
      for (const work of this.#inBackground) work.start();
      this.#phase = 'ready';
    }
    return {
      url: urlOf(http, settings.host),
      database: description,
      migrations,
      newLogin: isNew ? login : null,
    };
  }

  async #stop(): Promise<void> {
    const wasReady = this.#phase === 'ready';
    this.#phase = wasReady ? 'draining' : 'stopping';
    const notice = wasReady ? this.#notice() : 0;
    const end =
      performance.now() + Math.max(DRAIN_MILLISECONDS, notice + LEAST_PATIENCE_MILLISECONDS);
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
    await atMost(CLOSE_MILLISECONDS, this.#connection?.close());
    await this.#database?.close();
  }

  /** In milliseconds; who sits at a terminal does not want to wait for load balancers. */
  #notice(): number {
    const usual = isatty(STDIN) || isatty(STDERR) ? 0 : DRAIN_NOTICE_SECONDS;
    return 1000 * (this.settings.drainNoticeSeconds ?? usual);
  }

  /** Complete but for endpoints; before the database is up nothing else can be answered. */
  #appOptions(): AppOptions<Role> {
    const { settings, logger } = this;
    return {
      ...V1,
      name: settings.appName,
      endpoints: [],
      authenticator: { authenticate: () => Promise.reject(new Error('not started')) },
      fingerprint: () => '',
      logger,
      health: {
        version: VERSION,
        phase: () => this.#phase,
        databaseProblem: async () => (this.#connection ? this.#connection.problem() : 'starting'),
      },
      corsOrigins: settings.corsOrigins,
      validationContext: { phoneRegion: settings.phoneRegion } satisfies PhoneContext,
      rateLimitMax: settings.rateLimitMax,
      trustProxy: settings.trustProxy,
    };
  }
}

/** Waits for the work, but no longer than that. */
async function atMost(milliseconds: number, work: Promise<unknown> | undefined): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  const patience = sleep(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
  await Promise.race([work, patience]);
  done.abort();
}

/** @throws SettingsError when what the settings give cannot be the first admin's */
async function makeFirstAdmin(container: Container, login: FirstLogin): Promise<boolean> {
  try {
    return await container.get(BootstrapAdminUseCase).execute(login.username, login.password);
  } catch (error) {
    const isBadPassword = error instanceof DomainError && error.details?.['field'] === 'password';
    throw isBadPassword ? new SettingsError([`ADMIN_PASSWORD: ${error.message}`]) : error;
  }
}
