import { checkDatabase, connect, PinoLogger } from '@strata/infrastructure-kit';
import { migrate } from '@strata/infrastructure';
import type { Container } from 'inversify';
import type { Settings } from '../config/settings.js';
import { createContainer } from '../container/container.js';
import { secretKeyOf } from '../serving/installation-secrets.js';
import { withDatabase } from './with-database.js';

/** Gives a command the services on a migrated database, and closes all when it is done. */
export async function withServices<Result>(
  settings: Settings,
  work: (container: Container) => Promise<Result>,
): Promise<Result> {
  return withDatabase(settings, async (database) => {
    await migrate(database);
    const connection = connect(database);
    const logger = new PinoLogger(settings.logLevel);
    try {
      await checkDatabase(database, connection.lists);
      const secretKey = secretKeyOf(settings);
      return await work(createContainer({ settings, secretKey, logger, database: connection }));
    } finally {
      await connection.close();
      logger.flush();
    }
  });
}
