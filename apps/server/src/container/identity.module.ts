import { CursorCodec } from '@strata/api-kit';
import { identityEndpoints } from '@strata/api';
import { BootstrapAdminUseCase, PasswordService } from '@strata/application';
import {
  Argon2PasswordHasher,
  hmacFingerprint,
  isListedPassword,
  JwtTokenIssuer,
  PgKnownNetworks,
  PgLoginThrottle,
  pgUserQueries,
} from '@strata/infrastructure';
import { SteadyClock } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The identity context. */
export const identityModule = new ContainerModule(({ bind }) => {
  bind(services.userQueries).toResolvedValue(
    ({ identity, lists }) => pgUserQueries(identity, lists),
    [services.database],
  );
  bind(PgKnownNetworks).toResolvedValue(
    ({ identity }, secretKey, clock, logger) =>
      new PgKnownNetworks(identity, hmacFingerprint(secretKey, 'known network'), clock, logger),
    [services.database, services.secretKey, SteadyClock, services.logger],
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
      Argon2PasswordHasher,
      PgLoginThrottle,
      PgKnownNetworks,
      services.settings,
    ],
  );
  bind(BootstrapAdminUseCase).toResolvedValue(
    (users, passwords, commands) => new BootstrapAdminUseCase(users, passwords, commands),
    [services.userQueries, PasswordService, services.commands],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, passwords, tokens) =>
      identityEndpoints({ commands, cursors, queries, passwords, tokens }),
    [services.commands, CursorCodec, services.userQueries, PasswordService, JwtTokenIssuer],
  );
});
