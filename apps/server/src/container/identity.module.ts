import { BootstrapAdminUseCase, PasswordService } from '@strata/application';
import {
  Argon2PasswordHasher,
  hmacFingerprint,
  commonPasswords,
  PgKnownNetworks,
  PgLoginThrottle,
} from '@strata/infrastructure';
import { SteadyClock } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The identity context. */
export const identityModule = new ContainerModule(({ bind }) => {
  bind(PgKnownNetworks).toResolvedValue(
    ({ identity }, secretKey, clock, logger) =>
      new PgKnownNetworks(identity, hmacFingerprint(secretKey, 'known network'), clock, logger),
    [services.database, services.secretKey, SteadyClock, services.logger],
  );
  bind(PasswordService).toResolvedValue(
    ({ users }, hasher, throttle, networks, { appName, passwordSignIn }) =>
      new PasswordService({
        users,
        hasher,
        throttle,
        networks,
        commonPasswords,
        serviceName: appName,
        isOpen: passwordSignIn,
      }),
    [services.queries, Argon2PasswordHasher, PgLoginThrottle, PgKnownNetworks, services.settings],
  );
  bind(BootstrapAdminUseCase).toResolvedValue(
    ({ users }, passwords, commands) => new BootstrapAdminUseCase(users, passwords, commands),
    [services.queries, PasswordService, services.commands],
  );
});
