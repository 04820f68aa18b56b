import { CursorCodec } from '@strata/api-kit';
import { vendorEndpoints } from '@strata/api';
import { CreateVendorUseCase, DeleteVendorUseCase, UpdateVendorUseCase } from '@strata/application';
import { PgVendorQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The vendors context. */
export const vendorsModule = new ContainerModule(({ bind }) => {
  bind(services.vendorQueries).toResolvedValue(
    ({ rows, lists }) => new PgVendorQueries(rows, lists),
    [services.database],
  );
  bind(CreateVendorUseCase).toResolvedValue(() => new CreateVendorUseCase());
  bind(UpdateVendorUseCase).toResolvedValue(() => new UpdateVendorUseCase());
  bind(DeleteVendorUseCase).toResolvedValue(() => new DeleteVendorUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, create, update, remove) =>
      vendorEndpoints({ commands, cursors, queries, create, update, delete: remove }),
    [
      services.commands,
      CursorCodec,
      services.vendorQueries,
      CreateVendorUseCase,
      UpdateVendorUseCase,
      DeleteVendorUseCase,
    ],
  );
});
