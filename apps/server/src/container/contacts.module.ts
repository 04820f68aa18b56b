import { contactNumberEndpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { pgQueries } from '@strata/infrastructure-kit';
import { contactNumberTable } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The contacts context. */
export const contactsModule = new ContainerModule(({ bind }) => {
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, { rows, lists }) =>
      contactNumberEndpoints({
        commands,
        cursors,
        queries: pgQueries(contactNumberTable, rows, lists),
      }),
    [services.commands, CursorCodec, services.database],
  );
});
