import { CommandRunner, type EventSubscriber } from '@strata/application-kit';
import type { Transaction } from '@strata/application';
import {
  SqlUnitOfWork,
  sqlTransaction,
  SteadyClock,
  SystemClock,
  SystemTimers,
  UuidV7Generator,
  type CachingAuthenticator,
  type DatabaseConnection,
} from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** Time, ids and the unit of work. */
export const platformModule = new ContainerModule(({ bind }) => {
  bind(services.machineClock).toResolvedValue(() => new SystemClock());
  bind(services.clock).toResolvedValue(
    (machine) => new SteadyClock(machine),
    [services.machineClock],
  );
  bind(services.timers).toResolvedValue(() => new SystemTimers());
  bind(services.ids).toResolvedValue(() => new UuidV7Generator());
  bind(services.unitOfWork).toResolvedValue(
    (
      { commands }: DatabaseConnection,
      subscribers: EventSubscriber<Transaction>[],
      authenticator: CachingAuthenticator,
    ) => new SqlUnitOfWork(commands, sqlTransaction, subscribers, authenticator),
    [
      services.database,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      services.authenticator,
    ],
  );
  bind(services.commands).toResolvedValue(
    (unitOfWork, clock, ids) => new CommandRunner<Transaction>(unitOfWork, clock, ids),
    [services.unitOfWork, services.clock, services.ids],
  );
});
