import { CommandRunner, type Transaction } from '@strata/application';
import { PrismaUnitOfWork, SystemClock, UuidV7Generator } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** Time, ids and the unit of work. */
export const platformModule = new ContainerModule(({ bind }) => {
  bind(services.clock).toResolvedValue(() => new SystemClock());
  bind(services.ids).toResolvedValue(() => new UuidV7Generator());
  bind(services.unitOfWork).toResolvedValue(
    ({ prisma }) => new PrismaUnitOfWork(prisma),
    [services.database],
  );
  bind(services.commands).toResolvedValue(
    (unitOfWork, clock, ids) => new CommandRunner<Transaction>(unitOfWork, clock, ids),
    [services.unitOfWork, services.clock, services.ids],
  );
});
