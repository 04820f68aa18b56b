import { migrate } from '@strata/infrastructure';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { shareDatabase } from '../serving/open-database.js';
import { tell } from './tell.js';

/** `migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this program, which serve does too')
    .action(async () => {
      const opened = await shareDatabase(loadSettings(), tell);
      try {
        const applied = await migrate(opened.database);
        for (const name of applied) tell(`applied ${name}`);
        if (applied.length === 0) tell('The database is up to date.');
      } finally {
        await opened.close();
      }
    });
}
