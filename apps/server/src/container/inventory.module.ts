import { CursorCodec } from '@strata/api-kit';
import { stockEndpoints, warehouseEndpoints } from '@strata/api';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
  UpdateWarehouseUseCase,
  ReceiveStockUseCase,
  AdjustStockUseCase,
  TransferInventoryUseCase,
} from '@strata/application';
import { PgWarehouseQueries, PgStockQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The inventory context. */
export const inventoryModule = new ContainerModule(({ bind }) => {
  bind(services.warehouseQueries).toResolvedValue(
    ({ rows, lists }) => new PgWarehouseQueries(rows, lists),
    [services.database],
  );
  bind(CreateWarehouseUseCase).toResolvedValue(() => new CreateWarehouseUseCase());
  bind(UpdateWarehouseUseCase).toResolvedValue(() => new UpdateWarehouseUseCase());
  bind(DeleteWarehouseUseCase).toResolvedValue(() => new DeleteWarehouseUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, create, update, remove) =>
      warehouseEndpoints({ commands, cursors, queries, create, update, delete: remove }),
    [
      services.commands,
      CursorCodec,
      services.warehouseQueries,
      CreateWarehouseUseCase,
      UpdateWarehouseUseCase,
      DeleteWarehouseUseCase,
    ],
  );
  bind(services.stockQueries).toResolvedValue(
    ({ lists }) => new PgStockQueries(lists),
    [services.database],
  );
  bind(ReceiveStockUseCase).toResolvedValue(() => new ReceiveStockUseCase());
  bind(AdjustStockUseCase).toResolvedValue(() => new AdjustStockUseCase());
  bind(TransferInventoryUseCase).toResolvedValue(() => new TransferInventoryUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, receive, adjust, transfer) =>
      stockEndpoints({ commands, cursors, queries, receive, adjust, transfer }),
    [
      services.commands,
      CursorCodec,
      services.stockQueries,
      ReceiveStockUseCase,
      AdjustStockUseCase,
      TransferInventoryUseCase,
    ],
  );
});
