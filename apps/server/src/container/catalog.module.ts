import { CursorCodec } from '@strata/api-kit';
import { itemEndpoints } from '@strata/api';
import { CreateItemUseCase, DeleteItemUseCase, UpdateItemUseCase } from '@strata/application';
import { PgItemQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The catalog context. */
export const catalogModule = new ContainerModule(({ bind }) => {
  bind(services.itemQueries).toResolvedValue(
    ({ rows, lists }) => new PgItemQueries(rows, lists),
    [services.database],
  );
  bind(CreateItemUseCase).toResolvedValue(() => new CreateItemUseCase());
  bind(UpdateItemUseCase).toResolvedValue(() => new UpdateItemUseCase());
  bind(DeleteItemUseCase).toResolvedValue(() => new DeleteItemUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, create, update, remove) =>
      itemEndpoints({ commands, cursors, queries, create, update, delete: remove }),
    [
      services.commands,
      CursorCodec,
      services.itemQueries,
      CreateItemUseCase,
      UpdateItemUseCase,
      DeleteItemUseCase,
    ],
  );
});
