import { CursorCodec, identityEndpoints } from '@strata/api';
import {
  BootstrapAdmin,
  CreateUserUseCase,
  DeleteUserUseCase,
  IssueTokenUseCase,
  OwnPasswordService,
  PasswordService,
  UpdateUserUseCase,
} from '@strata/application';
import { PgUserQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The identity context. */
export const identityModule = new ContainerModule(({ bind }) => {
  bind(services.userQueries).toResolvedValue(
    ({ pool }) => new PgUserQueries(pool),
    [services.database],
  );
  bind(PasswordService).toResolvedValue(
    (users, hasher, throttle) => new PasswordService(users, hasher, throttle),
    [services.userQueries, services.passwordHasher, services.loginThrottle],
  );
  bind(IssueTokenUseCase).toResolvedValue(
    (passwords, tokens) => new IssueTokenUseCase(passwords, tokens),
    [PasswordService, services.tokenIssuer],
  );
  bind(OwnPasswordService).toResolvedValue(
    (passwords, commands) => new OwnPasswordService(passwords, commands),
    [PasswordService, services.commands],
  );
  bind(BootstrapAdmin).toResolvedValue(
    (users, passwords, commands) => new BootstrapAdmin(users, passwords, commands),
    [services.userQueries, PasswordService, services.commands],
  );
  bind(CreateUserUseCase).toResolvedValue(() => new CreateUserUseCase());
  bind(UpdateUserUseCase).toResolvedValue(() => new UpdateUserUseCase());
  bind(DeleteUserUseCase).toResolvedValue(() => new DeleteUserUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, passwords, ownPassword, issueToken, create, update, remove) =>
      identityEndpoints({
        commands,
        cursors,
        queries,
        passwords,
        ownPassword,
        issueToken,
        create,
        update,
        delete: remove,
      }),
    [
      services.commands,
      CursorCodec,
      services.userQueries,
      PasswordService,
      OwnPasswordService,
      IssueTokenUseCase,
      CreateUserUseCase,
      UpdateUserUseCase,
      DeleteUserUseCase,
    ],
  );
});
