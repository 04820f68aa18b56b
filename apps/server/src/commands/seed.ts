import { Command, InvalidArgumentError } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { services } from '../container/identifiers.js';
import { tell } from './tell.js';
import { withServices } from './with-services.js';

/** `seed` */
export function seedCommand(): Command {
  return new Command('seed')
    .description('load made-up data, the same in every run; what is there already is left alone')
    .option('--customers <number>', 'how many customers', count, 1000)
    .action(async ({ customers }: { customers: number }) => {
      // Loaded only here: the word lists are large.
      const { seedCustomers } = await import('../demo-data/seed-customers.js');
      const { showProgress } = await import('./progress.js');
      await withServices(loadSettings(), async (container) => {
        const progress = showProgress('customers', customers);
        const stored = await seedCustomers(
          container.get(services.customerLoader),
          customers,
          progress.advance,
        );
        progress.end();
        tell(`${stored} customers added, ${customers - stored} were there already.`);
      });
    });
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('a whole number up to 9999999');
  return Number(text);
}
