import { Command } from 'commander';
import { services } from '../container/identifiers.js';
import { loadSettings } from '../config/load-settings.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `reconcile` */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description('replay the ledger and report every stock level that differs; exit code 1 if any')
    .action(async () => {
      const differences = await withServices(loadSettings(), (container) =>
        container.get(services.queries).stock.differences(),
      );
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
      if (differences.length > 0) process.exitCode = 1;
    });
}
