import { Command, InvalidArgumentError } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import type { DemoSizes } from '../demo-data/seed-all.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `seed` */
export function seedCommand(): Command {
  return new Command('seed')
    .description('load made-up data; what is there already is left alone')
    .option('--customers <number>', 'how many customers', count, 1000)
    .option('--vendors <number>', 'how many vendors', count, 20)
    .option('--items <number>', 'how many items', count, 100)
    .option('--warehouses <number>', 'how many warehouses', count, 3)
    .option(
      '--sales <number>',
      'how many sales, over a year, with payments and returns',
      count,
      500,
    )
    .option(
      '--rentals <number>',
      'how many rentals, over a year, of which some still go on',
      count,
      120,
    )
    .action(async (sizes: DemoSizes) => {
      // Loaded only here: the word lists are large.
      const { seedAll } = await import('../demo-data/seed-all.js');
      const { showProgress } = await import('./progress.js');
      const { customers, business } = await withServices(loadSettings(), (container) =>
        seedAll(container, sizes, showProgress),
      );
      printLine(`${customers} customers added, ${sizes.customers - customers} were there already.`);
      if (business)
        printLine(
          `${sizes.items} items, ${sizes.warehouses} warehouses, ${sizes.sales} sales and ${sizes.rentals} rentals added.`,
        );
      else printLine('No items, warehouses, sales or rentals added.');
    });
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('a whole number up to 9999999');
  return Number(text);
}
