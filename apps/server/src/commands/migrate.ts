import { migrate } from '@strata/infrastructure';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { tell } from './tell.js';
import { withDatabase } from './with-database.js';

/** `migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this program, which serve does too')
    .action(async () => {
      const applied = await withDatabase(loadSettings(), (database) => migrate(database));
      for (const name of applied) tell(`applied ${name}`);
      if (applied.length === 0) tell('The database is up to date.');
    });
}
