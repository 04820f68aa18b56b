import { customerEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { customerTable, PgCustomerLoader } from '@strata/infrastructure';
import { pgQueries } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The customers context. */
export const customersModule = new ContainerModule(({ bind }) => {
  bind(PgCustomerLoader).toResolvedValue(
    ({ rows }) => new PgCustomerLoader(rows),
    [services.database],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      customerEndpoints({ commands, cursors, queries: pgQueries(customerTable, rows, lists) }),
    [services.commands, CursorCodec, services.database],
  );
});
