import { existsSync } from 'node:fs';
import { BootstrapAdminUseCase } from '@strata/application';
import type { Logger } from '@strata/application-kit';
import { DomainError } from '@strata/domain-kit';
import { migrate } from '@strata/infrastructure';
import {
  checkDatabase,
  connect,
  type DatabaseConnection,
  expectRoom,
} from '@strata/infrastructure-kit';
import type { Container } from 'inversify';
import { SettingsError, type Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { atMost } from './at-most.js';
import { firstLoginOf, secretKeyOf, type FirstLogin } from './installation-secrets.js';
import {
  connectionsOf,
  openDatabase,
  type DatabaseSource,
  type OpenDatabase,
} from './open-database.js';
import { CLOSE_MILLISECONDS } from './stop-times.js';

/** An installation that is ready to be served from, and what its start did. */
export interface OpenInstallation extends OpenDatabase {
  readonly migrations: readonly string[];
  /** The login that was made in this start; null when there were users. */
  readonly newLogin: FirstLogin | null;
  /** Where the password of an earlier start's login is, if it is still there. */
  readonly passwordFile: string | null;
}

/** What a start does once, however many processes serve: database, migrations, secrets, first admin. */
export class Installation implements DatabaseSource<OpenInstallation> {
  #opening: Promise<OpenInstallation> | undefined;
  #database: OpenDatabase | undefined;
  #connection: DatabaseConnection | undefined;
  #isClosing = false;

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
    private readonly report: (message: string) => void,
    /** What to do at last, before anybody is served. */
    private readonly prepare: (container: Container) => Promise<void> = () => Promise.resolve(),
  ) {}

  open(): Promise<OpenInstallation> {
    this.#opening = this.#open();
    return this.#opening;
  }

  async close(patience: number): Promise<void> {
    await atMost(
      patience,
      this.#opening?.catch(() => undefined),
    );
    this.#isClosing = true;
    await atMost(CLOSE_MILLISECONDS, this.#connection?.close());
    await this.#database?.close();
  }

  async #open(): Promise<OpenInstallation> {
    const { settings, logger, report } = this;
    this.#database = await openDatabase(settings, report);
    const { database } = this.#database;
    const migrations = await migrate(database);
    const connection = connect(database, ({ message: reason }) => {
      // The end of our own database is no news.
      if (!this.#isClosing) logger.warn({ reason }, 'connection lost');
    });
    this.#connection = connection;
    await checkDatabase(database, connection.lists);
    if (settings.workers > 1) await expectRoom(database, connectionsOf(settings), connection.lists);
    const secretKey = secretKeyOf(settings);
    const container = createContainer({ settings, logger, secretKey, database: connection });
    const login = firstLoginOf(settings);
    const isNew = login !== null && (await makeFirstAdmin(container, login));
    await this.prepare(container);
    this.#connection = undefined;
    await connection.close();
    return {
      ...this.#database,
      migrations,
      newLogin: isNew ? login : null,
      passwordFile: !isNew && login?.file && existsSync(login.file) ? login.file : null,
    };
  }
}

/** @throws SettingsError when what the settings give cannot be the first admin's */
async function makeFirstAdmin(container: Container, login: FirstLogin): Promise<boolean> {
  try {
    return await container.get(BootstrapAdminUseCase).execute(login.username, login.passwordOf);
  } catch (error) {
    const isBadPassword = error instanceof DomainError && error.details?.['field'] === 'password';
    throw isBadPassword ? new SettingsError([`ADMIN_PASSWORD: ${error.message}`]) : error;
  }
}
