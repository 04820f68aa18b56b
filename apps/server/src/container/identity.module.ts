import { CursorCodec } from '@strata/api-kit';
import { identityEndpoints } from '@strata/api';
import {
  BootstrapAdmin,
  CreateUserUseCase,
  DeleteUserUseCase,
  IssueTokenUseCase,
  OwnPasswordService,
  PasswordService,
  UpdateUserUseCase,
} from '@strata/application';
import {
  hmacFingerprint,
  isListedPassword,
  PgKnownNetworks,
  PgUserQueries,
} from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The identity context. */
export const identityModule = new ContainerModule(({ bind }) => {
  bind(services.userQueries).toResolvedValue(
    ({ identity, lists }) => new PgUserQueries(identity, lists),
    [services.database],
  );
  bind(services.knownNetworks).toResolvedValue(
    ({ identity }, secretKey, clock, logger) =>
      new PgKnownNetworks(identity, hmacFingerprint(secretKey, 'known network'), clock, logger),
    [services.database, services.secretKey, services.clock, services.logger],
  );
  bind(PasswordService).toResolvedValue(
    (users, hasher, throttle, networks, { appName }) =>
      new PasswordService({
        users,
        hasher,
        throttle,
        networks,
        isCommon: isListedPassword,
        serviceName: appName,
      }),
    [
      services.userQueries,
      services.passwordHasher,
      services.loginThrottle,
      services.knownNetworks,
      services.settings,
    ],
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
