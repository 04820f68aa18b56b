import type { DatabaseSettings } from '@strata/infrastructure-kit';
import type { Settings } from '../config/settings.js';
import { shareDatabase } from '../serving/open-database.js';
import { untilInterrupted } from './interruption.js';
import { printLine } from './print-line.js';

/**
 * Gives a command the database, beside a server too, and closes it when the command is done. Ctrl-C
 * closes it first, waiting for it to open, and then ends the process, so that no embedded PostgreSQL
 * is left running; what was not committed is rolled back.
 */
export function withDatabase<Result>(
  settings: Settings,
  work: (database: DatabaseSettings) => Promise<Result>,
): Promise<Result> {
  return untilInterrupted(async (signal) => {
    const interrupted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    // Nobody may be waiting for it at the time.
    interrupted.catch(() => undefined);
    try {
      const opened = await shareDatabase(settings, printLine);
      try {
        signal.throwIfAborted();
        return await Promise.race([work(opened.database), interrupted]);
      } finally {
        await opened.close();
      }
    } finally {
      // The work goes on without its database, and what it says of that is nothing to be told.
      if (signal.aborted) process.exit(1);
    }
  });
}
