import { migrate } from '@strata/infrastructure';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { printLine } from './print-line.js';
import { withDatabase } from './with-database.js';

/** `migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this program, which serve does too')
    .action(async () => {
      const applied = await withDatabase(loadSettings(), (database) => migrate(database));
      for (const name of applied) printLine(`applied ${name}`);
      if (applied.length === 0) printLine('The database is up to date.');
    });
}
