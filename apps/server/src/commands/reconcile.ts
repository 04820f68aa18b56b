import type { Queries } from '@strata/application';
import { LISTS, RECONCILIATION_CHECKS } from '@strata/infrastructure';
import { differencesFrom, ListTotals } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import { services } from '../container/identifiers.js';
import { levelDifferences, totalLine } from '../reconciliation/reconciliation-checks.js';
import { loadSettings } from '../config/load-settings.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `reconcile` */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description(
      'replay the ledger, add up the records of documents and count the rows of every list; report what differs; exit code 1 if anything does',
    )
    .option('--recount', 'keep the totals that differ anew')
    .action(({ recount = false }: { readonly recount?: boolean }) =>
      withServices(loadSettings(), async (container) => {
        const pool = container.get(services.database).lists;
        const totals = new ListTotals(pool, LISTS);
        const levelsAgree = await reportLevels(container.get(services.queries).stock);
        const documentsAgree = await reportDocuments(pool);
        const totalsAgree = await reportTotals(totals, recount);
        if (!levelsAgree || !documentsAgree || !totalsAgree) process.exitCode = 1;
      }),
    );
}

async function reportLevels(stock: Queries['stock']): Promise<boolean> {
  const differences = await levelDifferences(stock);
  for (const line of differences) process.stdout.write(`${line}\n`);
  printLine(
    differences.length === 0
      ? 'Every level is what its ledger adds up to.'
      : `${differences.length} levels differ.`,
  );
  return differences.length === 0;
}

async function reportDocuments(pool: Parameters<typeof differencesFrom>[0]): Promise<boolean> {
  const lines: string[] = [];
  for (const check of RECONCILIATION_CHECKS) lines.push(...(await differencesFrom(pool, check)));
  for (const line of lines) process.stdout.write(`${line}\n`);
  printLine(
    lines.length === 0
      ? 'Every document is what its records add up to.'
      : `${lines.length} amounts of documents differ.`,
  );
  return lines.length === 0;
}

async function reportTotals(totals: ListTotals, recount: boolean): Promise<boolean> {
  const differences = await totals.differences();
  for (const difference of differences) process.stdout.write(`${totalLine(difference)}\n`);
  if (recount) await totals.recount(differences.map(({ table }) => table));
  printLine(
    differences.length === 0
      ? 'Every total is how many rows there are.'
      : recount
        ? `${differences.length} totals differed, and are counted anew.`
        : `${differences.length} totals differ; reconcile --recount counts them anew.`,
  );
  return differences.length === 0;
}
