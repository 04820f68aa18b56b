import { checkDatabase, connect, migrate, PinoLogger } from '@strata/infrastructure';
import type { Container } from 'inversify';
import type { Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { secretKeyOf } from '../serving/installation-secrets.js';
import { shareDatabase } from '../serving/open-database.js';
import { tell } from './tell.js';

/** Gives a command the services on a migrated database, and closes all when it is done. */
export async function withServices<Result>(
  settings: Settings,
  work: (container: Container) => Promise<Result>,
): Promise<Result> {
  const opened = await shareDatabase(settings, tell);
  try {
    await migrate(opened.database);
    const database = connect(opened.database);
    const logger = new PinoLogger(settings.logLevel);
    try {
      await checkDatabase(opened.database, database.pool);
      const secretKey = secretKeyOf(settings);
      return await work(createContainer({ settings, secretKey, logger, database }));
    } finally {
      await database.close();
      logger.flush();
    }
  } finally {
    await opened.close();
  }
}
