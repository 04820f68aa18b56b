import { type JobState, OutboxRelay } from '@strata/application-kit';
import type { Transaction } from '@strata/application';
import {
  type DatabaseSettings,
  OutboxSignal,
  RelayWorker,
  Retention,
  RetentionWorker,
  ScheduledDumps,
  SteadyClock,
} from '@strata/infrastructure-kit';
import type { Container } from 'inversify';
import { services } from '../container/identifiers.js';
import { VERSION } from '../version.js';

/** What goes on beside the requests. */
export interface BackgroundWork {
  start(): void;
  /**
   * Takes nothing new and lets what is at hand finish.
   * @param patience how long that may take, in milliseconds, before it is told to give up
   */
  stop(patience: number): Promise<unknown>;
  /** How it fares; absent where that shows elsewhere. */
  readonly state?: JobState;
}

const HOUR_MILLISECONDS = 3_600_000;

/** All of it that the settings ask for; nothing is started yet. */
export function backgroundWork(database: DatabaseSettings, container: Container): BackgroundWork[] {
  const logger = container.get(services.logger);
  return [
    new RelayWorker(
      database,
      container.get(OutboxRelay<Transaction>),
      logger,
      container.get(OutboxSignal),
    ),
    new RetentionWorker(container.get(Retention), container.get(SteadyClock), logger),
    ...scheduledDumps(database, container),
  ];
}

function scheduledDumps(database: DatabaseSettings, container: Container): BackgroundWork[] {
  const { dumpEveryHours, dumpDir, dumpKeep } = container.get(services.settings);
  if (dumpEveryHours === null) return [];
  const everyMilliseconds = dumpEveryHours * HOUR_MILLISECONDS;
  const schedule = { everyMilliseconds, folder: dumpDir, keep: dumpKeep };
  const [clock, logger] = [container.get(SteadyClock), container.get(services.logger)];
  return [new ScheduledDumps(database, schedule, VERSION, clock, logger)];
}
