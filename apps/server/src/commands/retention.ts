import { Retention, type RowsOfTables } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { showProgress } from './progress.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `retention` */
export function retentionCommand(): Command {
  return new Command('retention')
    .description('delete what was kept long enough, as a server does every hour')
    .option('--dry-run', 'only say what would be deleted')
    .action(({ dryRun }: { readonly dryRun?: boolean }) =>
      withServices(loadSettings(), async (container) => {
        const retention = container.get(Retention);
        const due = await retention.count();
        if (dryRun) return printLine(`Would be deleted: ${inWords(due)}.`);
        const total = Object.values(due).reduce((sum, count) => sum + count, 0);
        const progress = showProgress('deleted', total);
        const soFar: Record<string, number> = {};
        const { deleted, gaveWay } = await retention.run(undefined, (table, count) => {
          soFar[table] = count;
          progress.advance(Object.values(soFar).reduce((sum, each) => sum + each, 0));
        });
        progress.end();
        printLine(`Deleted: ${inWords(deleted)}.`);
        if (!gaveWay) return;
        printLine('Another process is at it, and has the rest.');
        process.exitCode = 1;
      }),
    );
}

function inWords(rows: RowsOfTables): string {
  const tables = Object.entries(rows).map(([table, count]) => `${count} of ${table}`);
  return tables.join(', ') || 'nothing';
}
