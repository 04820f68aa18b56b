import type { DatabaseSettings } from '@strata/infrastructure';
import type { Settings } from '../config/settings.js';
import { shareDatabase } from '../serving/open-database.js';
import { tell } from './tell.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Gives a command the database, beside a server too, and closes it when the command is done. Ctrl-C
 * closes it first and then ends the process, so that no embedded PostgreSQL is left running; what
 * was not committed is rolled back. The second one ends the process at once.
 */
export async function withDatabase<Result>(
  settings: Settings,
  work: (database: DatabaseSettings) => Promise<Result>,
): Promise<Result> {
  const opened = await shareDatabase(settings, tell);
  let ending: Promise<never> | undefined;
  const onSignal = () => {
    if (ending) process.exit(1);
    ending = opened.close().then(
      () => process.exit(1),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work(opened.database);
  } finally {
    // What failed because of the signal is nothing to be told.
    await ending;
    for (const signal of SIGNALS) process.off(signal, onSignal);
    await opened.close();
  }
}
