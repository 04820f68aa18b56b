import { vendorEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { pgQueries } from '@strata/infrastructure-kit';
import { vendorTable } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The vendors context. */
export const vendorsModule = new ContainerModule(({ bind }) => {
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      vendorEndpoints({ commands, cursors, queries: pgQueries(vendorTable, rows, lists) }),
    [services.commands, CursorCodec, services.database],
  );
});
