import cluster from 'node:cluster';
import { RateLimit } from '@strata/api-kit';
import { type Metrics, PinoLogger } from '@strata/infrastructure-kit';
import { INTERRUPTIONS } from '../commands/interruption.js';
import { loadSettings } from '../config/load-settings.js';
import { describeFailure } from '../describe-failure.js';
import { joinDatabase } from '../serving/open-database.js';
import { metricsOf } from '../serving/metrics-server.js';
import { StrataServer } from '../serving/server.js';
import type { Order, Report } from './messages.js';
import { TELL_MILLISECONDS } from './shared-counts.js';

/** What a worker does: serves as the primary process orders, and stops when that is gone. */
export async function runWorker(): Promise<void> {
  // A terminal and some supervisors signal the whole group; the primary process has the say.
  for (const signal of INTERRUPTIONS) process.on(signal, () => undefined);
  try {
    serve();
  } catch (error) {
    await fail(error);
  }
}

function serve(): void {
  const settings = loadSettings();
  const logger = PinoLogger.besideOthers(settings.logLevel);
  const rateLimit = new RateLimit(settings.rateLimitMax, undefined, true);
  let opened: () => void = () => undefined;
  const isOpen = new Promise<void>((resolve) => (opened = resolve));
  const source = {
    open: async () => {
      await isOpen;
      return joinDatabase(settings);
    },
    close: () => Promise.resolve(),
  };
  const metrics = metricsOf(settings);
  const server = new StrataServer(settings, logger, source, metrics, rateLimit);
  let isStarted = false;
  let isServing = false;

  const start = (port: 'first' | 'last') => {
    if (isStarted) return;
    isStarted = true;
    server.start(port).then(({ url }) => {
      isServing = true;
      void tell({ type: 'ready', url });
      setInterval(() => tellNews(rateLimit), TELL_MILLISECONDS).unref();
    }, fail);
  };
  const end = (stop: () => Promise<void>) => {
    // Nobody was served.
    if (!isServing) process.exit(0);
    stop().then(() => {
      logger.flush();
      process.exit(0);
    }, fail);
  };

  process.on('message', (order: Order) => {
    switch (order.type) {
      case 'hold':
        return start('first');
      case 'open':
        opened();
        return start('last');
      case 'retire':
        return end(() => server.retire());
      case 'stop':
        return end(() => server.stop());
      case 'visits':
        return rateLimit.learn(order.visits);
      case 'measure':
        return void tellMetrics(metrics);
    }
  });
  const { worker } = cluster;
  worker?.once('disconnect', () => {
    // Else Node ends the process at this very moment.
    worker.exitedAfterDisconnect = true;
    logger.error({}, 'the primary process is gone');
    end(() => server.retire());
  });
  void tell({ type: 'begun' });
}

function tellNews(rateLimit: RateLimit): void {
  const visits = rateLimit.news();
  if (visits.length > 0) void tell({ type: 'visits', visits });
}

async function tellMetrics(metrics: Metrics | undefined): Promise<void> {
  await tell({ type: 'measured', metrics: (await metrics?.snapshot()) ?? [] });
}

async function fail(error: unknown): Promise<void> {
  await tell({ type: 'failed', reason: describeFailure(error) });
  process.exit(1);
}

/** Resolves once it is on its way, or nobody is there to be told. */
function tell(report: Report): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(report, undefined, undefined, () => resolve());
    else resolve();
  });
}
