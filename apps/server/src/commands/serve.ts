import { PinoLogger } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import type { Container } from 'inversify';
import { loadSettings } from '../config/load-settings.js';
import { describeFailure } from '../describe-failure.js';
import { banner } from '../serving/banner.js';
import { StrataServer } from '../serving/server.js';
import { onInterruption } from './interruption.js';
import { printLine } from './print-line.js';

const DEMO_OFFER = '  The database is empty: npm start -- --demo fills it with made-up business.\n';

/** `serve`, which is also what happens without a command. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server (the default)')
    .option('--port <number>', 'the port to listen on, instead of PORT')
    .option('--host <address>', 'the address to listen on, instead of HOST')
    .option('--demo', 'load made-up data first, unless it is there')
    .action(async ({ port, host, demo }: ServeOptions) => {
      const settings = loadSettings({ PORT: port, HOST: host });
      const logger = new PinoLogger(settings.logLevel);
      const server = new StrataServer(settings, logger, printLine, demo ? loadDemo : undefined);
      stopOnSignal(async () => {
        await server.stop();
        logger.flush();
      });
      try {
        const facts = await server.start();
        printLine(banner(settings.appName, facts));
        if (facts.newLogin && !demo) printLine(DEMO_OFFER);
      } catch (error) {
        await server.stop();
        logger.flush();
        throw error;
      }
    });
}

/** What can be said on the command line. */
interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: boolean;
}

async function loadDemo(container: Container): Promise<void> {
  // Loaded only here: the word lists are large.
  const { DEMO_SIZES, seedAll } = await import('../demo-data/seed-all.js');
  const { showProgress } = await import('./progress.js');
  await seedAll(container, DEMO_SIZES, showProgress);
}

/** Stops for the first signal, and then ends the process. */
function stopOnSignal(stop: () => Promise<void>): void {
  onInterruption((signal) => {
    printLine(`${signal}: finishing open requests …`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        printLine(describeFailure(error));
        process.exit(1);
      },
    );
  });
}
