import { PinoLogger } from '@strata/infrastructure';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { banner } from '../serving/banner.js';
import { StrataServer } from '../serving/server.js';
import { tell } from './tell.js';

/** `serve`, which is also what happens without a command. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server (the default)')
    .option('--port <number>', 'the port to listen on, instead of PORT')
    .option('--host <address>', 'the address to listen on, instead of HOST')
    .action(async ({ port, host }: { port?: string; host?: string }) => {
      const settings = loadSettings({ PORT: port, HOST: host });
      const logger = new PinoLogger(settings.logLevel);
      const server = new StrataServer(settings, logger, tell);
      const starting = server.start();
      stopOnSignal(async () => {
        await starting.catch(() => undefined);
        await server.stop();
        logger.flush();
      });
      try {
        tell(banner(settings.appName, await starting));
      } catch (error) {
        await server.stop();
        logger.flush();
        throw error;
      }
    });
}

/** Stops once for the first signal; a second one means at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    tell(`${signal}: finishing open requests …`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
}
