import { stockEndpoints, warehouseEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import {
  AdjustStockUseCase,
  ReceiveStockUseCase,
  TransferInventoryUseCase,
} from '@strata/application';
import { pgQueries, PgStockQueries, warehouseTable } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The inventory context. */
export const inventoryModule = new ContainerModule(({ bind }) => {
  bind(services.stockQueries).toResolvedValue(
    ({ lists }) => new PgStockQueries(lists),
    [services.database],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      warehouseEndpoints({ commands, cursors, queries: pgQueries(warehouseTable, rows, lists) }),
    [services.commands, CursorCodec, services.database],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries) =>
      stockEndpoints({
        commands,
        cursors,
        queries,
        receive: new ReceiveStockUseCase(),
        adjust: new AdjustStockUseCase(),
        transfer: new TransferInventoryUseCase(),
      }),
    [services.commands, CursorCodec, services.stockQueries],
  );
});
