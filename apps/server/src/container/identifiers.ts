import type {
  Authenticator,
  Clock,
  CommandRunner,
  CustomerLoader,
  CustomerQueries,
  IdGenerator,
  Logger,
  LoginThrottle,
  PasswordHasher,
  TokenIssuer,
  Transaction,
  UnitOfWork,
  UserQueries,
} from '@strata/application';
import type { Endpoint, Fingerprint } from '@strata/api';
import type { DatabaseConnection } from '@strata/infrastructure';
import type { ServiceIdentifier } from 'inversify';
import type { Settings } from '../config/settings.js';

const identifier = <Service>(name: string) => Symbol.for(name) as ServiceIdentifier<Service>;

/** Names of the services that are interfaces; a class is its own name. */
export const services = {
  authenticator: identifier<Authenticator>('Authenticator'),
  clock: identifier<Clock>('Clock'),
  commands: identifier<CommandRunner<Transaction>>('Commands'),
  customerLoader: identifier<CustomerLoader>('CustomerLoader'),
  customerQueries: identifier<CustomerQueries>('CustomerQueries'),
  database: identifier<DatabaseConnection>('Database'),
  /** One binding a context. */
  endpoints: identifier<readonly Endpoint[]>('Endpoints'),
  fingerprint: identifier<Fingerprint>('Fingerprint'),
  ids: identifier<IdGenerator>('Ids'),
  logger: identifier<Logger>('Logger'),
  loginThrottle: identifier<LoginThrottle>('LoginThrottle'),
  passwordHasher: identifier<PasswordHasher>('PasswordHasher'),
  secretKey: identifier<string>('SecretKey'),
  settings: identifier<Settings>('Settings'),
  tokenIssuer: identifier<TokenIssuer>('TokenIssuer'),
  unitOfWork: identifier<UnitOfWork<Transaction>>('UnitOfWork'),
  userQueries: identifier<UserQueries>('UserQueries'),
} as const;
