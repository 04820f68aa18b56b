import { CursorCodec } from '@strata/api-kit';
import { customerEndpoints } from '@strata/api';
import {
  CreateCustomerUseCase,
  CustomerService,
  DeleteCustomerUseCase,
  UpdateCustomerUseCase,
} from '@strata/application';
import { PgCustomerLoader, PgCustomerQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The customers context. */
export const customersModule = new ContainerModule(({ bind }) => {
  bind(services.customerQueries).toResolvedValue(
    ({ rows, lists }) => new PgCustomerQueries(rows, lists),
    [services.database],
  );
  bind(services.customerLoader).toResolvedValue(
    ({ rows }) => new PgCustomerLoader(rows),
    [services.database],
  );
  bind(CreateCustomerUseCase).toResolvedValue(() => new CreateCustomerUseCase());
  bind(UpdateCustomerUseCase).toResolvedValue(() => new UpdateCustomerUseCase());
  bind(DeleteCustomerUseCase).toResolvedValue(() => new DeleteCustomerUseCase());
  bind(CustomerService).toResolvedValue(() => new CustomerService());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, create, update, remove, service) =>
      customerEndpoints({ commands, cursors, queries, create, update, delete: remove, service }),
    [
      services.commands,
      CursorCodec,
      services.customerQueries,
      CreateCustomerUseCase,
      UpdateCustomerUseCase,
      DeleteCustomerUseCase,
      CustomerService,
    ],
  );
});
