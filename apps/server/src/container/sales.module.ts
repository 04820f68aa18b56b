import { salesReturnEndpoints, salesTransactionEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The sales context. */
export const salesModule = new ContainerModule(({ bind }) => {
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) => {
      const sales = new PgSalesTransactionQueries(rows, lists);
      const returns = new PgSalesReturnQueries(rows, lists);
      return [
        ...salesTransactionEndpoints({ commands, cursors, queries: sales }),
        ...salesReturnEndpoints({ commands, cursors, queries: returns }, sales),
      ];
    },
    [services.commands, CursorCodec, services.database],
  );
});
