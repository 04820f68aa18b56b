import { CursorCodec } from '@strata/api-kit';
import { contactNumberEndpoints } from '@strata/api';
import {
  CreateContactNumberUseCase,
  DeleteContactNumberUseCase,
  UpdateContactNumberUseCase,
} from '@strata/application';
import { PgContactNumberQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The contacts context. */
export const contactsModule = new ContainerModule(({ bind }) => {
  bind(services.contactNumberQueries).toResolvedValue(
    ({ rows, lists }) => new PgContactNumberQueries(rows, lists),
    [services.database],
  );
  bind(CreateContactNumberUseCase).toResolvedValue(() => new CreateContactNumberUseCase());
  bind(UpdateContactNumberUseCase).toResolvedValue(() => new UpdateContactNumberUseCase());
  bind(DeleteContactNumberUseCase).toResolvedValue(() => new DeleteContactNumberUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, create, update, remove) =>
      contactNumberEndpoints({ commands, cursors, queries, create, update, delete: remove }),
    [
      services.commands,
      CursorCodec,
      services.contactNumberQueries,
      CreateContactNumberUseCase,
      UpdateContactNumberUseCase,
      DeleteContactNumberUseCase,
    ],
  );
});
