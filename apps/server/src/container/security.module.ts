import { ApiKeySignIn, OpenSessionUseCase, PasswordSignIn } from '@strata/application';
import {
  aesSeal,
  Argon2PasswordHasher,
  CachingAuthenticator,
  hmacFingerprint,
  JwtTokenIssuer,
  OidcSignIn,
  PgApiKeyUses,
  PgLoginThrottle,
  Sha256ApiKeySecrets,
} from '@strata/infrastructure';
import { SystemClock } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

/** null where there is no issuer. */
const externalSignIn = identifier<OidcSignIn | null>('ExternalSignIn');

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
  bind(services.seal).toResolvedValue(
    (secretKey) => aesSeal(secretKey, 'stored answers'),
    [services.secretKey],
  );
  bind(Sha256ApiKeySecrets).toResolvedValue(() => new Sha256ApiKeySecrets());
  bind(PgApiKeyUses).toResolvedValue(
    ({ identity }, logger) => new PgApiKeyUses(identity, logger),
    [services.database, services.logger],
  );
  bind(ApiKeySignIn).toResolvedValue(
    (secrets, { apiKeys: keys }, uses, clock) => new ApiKeySignIn({ secrets, keys, uses, clock }),
    [Sha256ApiKeySecrets, services.queries, PgApiKeyUses, SystemClock],
  );
  bind(PasswordSignIn).toResolvedValue(
    (tokens, { users }) => new PasswordSignIn(tokens, users),
    [JwtTokenIssuer, services.queries],
  );
  bind(externalSignIn).toResolvedValue(
    ({ oidc }, clock, logger) => (oidc ? new OidcSignIn(oidc, clock, logger) : null),
    [services.settings, SystemClock, services.logger],
  );
  // Our own tokens last: whatever looks like nothing else is one of them, or none.
  bind(OpenSessionUseCase).toResolvedValue(
    (keys, external, passwords, { passwordSignIn }) =>
      new OpenSessionUseCase([
        keys,
        ...(external ? [external] : []),
        ...(passwordSignIn ? [passwords] : []),
      ]),
    [ApiKeySignIn, externalSignIn, PasswordSignIn, services.settings],
  );
  bind(CachingAuthenticator).toResolvedValue(
    (openSession, clock) => new CachingAuthenticator(openSession, clock),
    [OpenSessionUseCase, SystemClock],
  );
});
