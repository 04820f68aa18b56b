import { CommandRunner, type EventSubscriber } from '@strata/application-kit';
import type { Transaction } from '@strata/application';
import {
  type DatabaseConnection,
  type Metrics,
  OutboxSignal,
  SqlUnitOfWork,
  SteadyClock,
  SystemClock,
  SystemTimers,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { CachingAuthenticator, pgReads, sqlTransaction } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** Time, ids, the reads and the unit of work. */
export const platformModule = new ContainerModule(({ bind }) => {
  // Of tokens, which processes with clocks of their own agree on.
  bind(SystemClock).toResolvedValue(() => new SystemClock());
  // Of everything that is stored: it never goes back.
  bind(SteadyClock).toResolvedValue((machine) => new SteadyClock(machine), [SystemClock]);
  bind(SystemTimers).toResolvedValue(() => new SystemTimers());
  bind(UuidV7Generator).toResolvedValue(() => new UuidV7Generator());
  bind(services.unitOfWork).toResolvedValue(
    (
      { commands }: DatabaseConnection,
      subscribers: EventSubscriber<Transaction>[],
      authenticator: CachingAuthenticator,
      signal: OutboxSignal,
      metrics: Metrics | null,
    ) => {
      const listeners = [authenticator, signal, ...(metrics ? [metrics] : [])];
      return new SqlUnitOfWork(commands, sqlTransaction, subscribers, ...listeners);
    },
    [
      services.database,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      CachingAuthenticator,
      OutboxSignal,
      services.metrics,
    ],
  );
  bind(services.queries).toResolvedValue((database) => pgReads(database), [services.database]);
  bind(services.commands).toResolvedValue(
    (unitOfWork, clock, ids) => new CommandRunner<Transaction>(unitOfWork, clock, ids),
    [services.unitOfWork, SteadyClock, UuidV7Generator],
  );
});
