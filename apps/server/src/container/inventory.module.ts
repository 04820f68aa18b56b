import { stockEndpoints, warehouseEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { pgQueries } from '@strata/infrastructure-kit';
import { PgStockQueries, warehouseTable } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The inventory context. */
export const inventoryModule = new ContainerModule(({ bind }) => {
  bind(PgStockQueries).toResolvedValue(
    ({ lists }) => new PgStockQueries(lists),
    [services.database],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      warehouseEndpoints({ commands, cursors, queries: pgQueries(warehouseTable, rows, lists) }),
    [services.commands, CursorCodec, services.database],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries) => stockEndpoints({ commands, cursors, queries }),
    [services.commands, CursorCodec, PgStockQueries],
  );
});
