import { itemEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { pgQueries } from '@strata/infrastructure-kit';
import { itemTable } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The catalog context. */
export const catalogModule = new ContainerModule(({ bind }) => {
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      itemEndpoints({ commands, cursors, queries: pgQueries(itemTable, rows, lists) }),
    [services.commands, CursorCodec, services.database],
  );
});
