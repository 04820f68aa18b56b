import cluster from 'node:cluster';
import { PinoLogger } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import type { Container } from 'inversify';
import { loadEnvironment } from '../config/load-settings.js';
import { pinnedEnvironment } from '../config/pinned-environment.js';
import { readSettings } from '../config/read-settings.js';
import { describeFailure } from '../describe-failure.js';
import { banner } from '../serving/banner.js';
import { Installation } from '../serving/installation.js';
import { StrataServer } from '../serving/server.js';
import { type MetricsServer, metricsOf, serveMetrics } from '../serving/metrics-server.js';
import { isAtTerminal } from '../serving/stop-times.js';
import { PrimaryServer } from '../workers/primary-server.js';
import { runWorker } from '../workers/run-worker.js';
import { INTERRUPTIONS, onInterruption } from './interruption.js';
import { printLine } from './print-line.js';

const DEMO_OFFER = '  The database is empty: npm start -- --demo fills it with made-up business.\n';

/** `serve`, which is also what happens without a command. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server (the default)')
    .option('--port <number>', 'the port to listen on, instead of PORT')
    .option('--host <address>', 'the address to listen on, instead of HOST')
    .option('--demo', 'load made-up data first, unless it is there')
    .action((options: ServeOptions) => (cluster.isWorker ? runWorker() : serve(options)));
}

/** What can be said on the command line. */
interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: boolean;
}

async function serve({ port, host, demo }: ServeOptions): Promise<void> {
  const environment = loadEnvironment({ PORT: port, HOST: host });
  const settings = readSettings(environment);
  const { appName, logLevel, workers } = settings;
  const logger = workers === 1 ? new PinoLogger(logLevel) : PinoLogger.besideOthers(logLevel);
  const prepare = demo ? loadDemo : undefined;
  const installation = new Installation(settings, logger, printLine, prepare);
  let metricsServer: MetricsServer | undefined;
  const stop = async () => {
    await server.stop();
    await metricsServer?.stop();
    logger.flush();
  };
  const giveUp = (why: Error) => {
    printLine(describeFailure(why));
    endAfter(stop, 1);
  };
  const server =
    workers === 1
      ? new StrataServer(settings, logger, installation, metricsOf(settings))
      : new PrimaryServer(settings, pinnedEnvironment(environment), logger, installation, giveUp);
  const signals = new Set(INTERRUPTIONS);
  // That of a terminal says that it is gone.
  if (server instanceof PrimaryServer && !isAtTerminal()) {
    signals.delete('SIGHUP');
    process.on('SIGHUP', () => void server.replaceWorkers());
  }
  onInterruption((signal) => {
    printLine(`${signal}: finishing open requests …`);
    endAfter(stop, 0);
  }, signals);
  try {
    if (settings.metrics) {
      metricsServer = await serveMetrics(settings.metrics, () => server.metricsText());
    }
    const facts = await server.start();
    printLine(banner(appName, { ...facts, metricsUrl: metricsServer?.url }));
    if (facts.newLogin && !demo) printLine(DEMO_OFFER);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function loadDemo(container: Container): Promise<void> {
  // Loaded only here: the word lists are large.
  const { DEMO_SIZES, seedAll } = await import('../demo-data/seed-all.js');
  const { showProgress } = await import('./progress.js');
  await seedAll(container, DEMO_SIZES, showProgress);
}

/** Stops, and then ends the process. */
function endAfter(stop: () => Promise<void>, code: number): void {
  stop().then(
    () => process.exit(code),
    (error: unknown) => {
      printLine(describeFailure(error));
      process.exit(1);
    },
  );
}
