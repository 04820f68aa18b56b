import type { Queries } from '@strata/application';
import { LISTS } from '@strata/infrastructure';
import { ListTotals } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import { services } from '../container/identifiers.js';
import { loadSettings } from '../config/load-settings.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `reconcile` */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description(
      'replay the ledger and count the rows of every list; report what differs; exit code 1 if anything does',
    )
    .option('--recount', 'keep the totals that differ anew')
    .action(({ recount = false }: { readonly recount?: boolean }) =>
      withServices(loadSettings(), async (container) => {
        const totals = new ListTotals(container.get(services.database).lists, LISTS);
        const levelsAgree = await reportLevels(container.get(services.queries).stock);
        const totalsAgree = await reportTotals(totals, recount);
        if (!levelsAgree || !totalsAgree) process.exitCode = 1;
      }),
    );
}

async function reportLevels(stock: Queries['stock']): Promise<boolean> {
  const differences = await stock.differences();
  for (const { itemId, warehouseId, level, ledger } of differences) {
    process.stdout.write(
      `item ${itemId} in warehouse ${warehouseId}: ` +
        `level ${level.onHand} on hand, ${level.reserved} reserved; ` +
        `ledger ${ledger.onHand} on hand, ${ledger.reserved} reserved\n`,
    );
  }
  printLine(
    differences.length === 0
      ? 'Every level is what its ledger adds up to.'
      : `${differences.length} levels differ.`,
  );
  return differences.length === 0;
}

async function reportTotals(totals: ListTotals, recount: boolean): Promise<boolean> {
  const differences = await totals.differences();
  for (const { table, total, rows } of differences) {
    process.stdout.write(`${table}: the list says ${total} rows, and there are ${rows}\n`);
  }
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
