import { OpenSessionUseCase } from '@strata/application';
import {
  Argon2PasswordHasher,
  CachingAuthenticator,
  hmacFingerprint,
  JwtTokenIssuer,
  PgLoginThrottle,
} from '@strata/infrastructure';
import { SystemClock } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** Passwords, tokens and everything that is signed. */
export const securityModule = new ContainerModule(({ bind }) => {
  bind(Argon2PasswordHasher).toResolvedValue(() => new Argon2PasswordHasher());
  bind(PgLoginThrottle).toResolvedValue(
    ({ identity }, secretKey, logger) =>
      new PgLoginThrottle(identity, hmacFingerprint(secretKey, 'login throttle'), logger),
    [services.database, services.secretKey, services.logger],
  );
  bind(services.fingerprint).toResolvedValue(
    (secretKey) => hmacFingerprint(secretKey, 'idempotency-key fingerprint'),
    [services.secretKey],
  );
  bind(JwtTokenIssuer).toResolvedValue(
    (secretKey, settings, clock) =>
      new JwtTokenIssuer(secretKey, settings.accessTokenExpireMinutes, clock),
    [services.secretKey, services.settings, SystemClock],
  );
  bind(OpenSessionUseCase).toResolvedValue(
    (tokens, { users }) => new OpenSessionUseCase(tokens, users),
    [JwtTokenIssuer, services.queries],
  );
  bind(CachingAuthenticator).toResolvedValue(
    (openSession, clock) => new CachingAuthenticator(openSession, clock),
    [OpenSessionUseCase, SystemClock],
  );
});
