import type {
  CustomerLoader,
  KnownNetworks,
  LoginThrottle,
  PasswordHasher,
  TokenIssuer,
  Transaction,
  UserQueries,
} from '@strata/application';
import type {
  Clock,
  CommandRunner,
  EventSubscriber,
  IdGenerator,
  Logger,
  Mailer,
  Timers,
  UnitOfWork,
} from '@strata/application-kit';
import type { DomainEvents, Role } from '@strata/domain';
import type { Endpoint, Fingerprint } from '@strata/api-kit';
import type {
  CachingAuthenticator,
  DatabaseConnection,
  RetentionTask,
} from '@strata/infrastructure';
import type { ServiceIdentifier } from 'inversify';
import type { Settings } from '../config/settings.js';

const identifier = <Service>(name: string) => Symbol.for(name) as ServiceIdentifier<Service>;

/** Names of the services that are interfaces; a class is its own name. */
export const services = {
  authenticator: identifier<CachingAuthenticator>('Authenticator'),
  /** Of everything that is stored: it never goes back. */
  clock: identifier<Clock>('Clock'),
  commands: identifier<CommandRunner<Transaction>>('Commands'),
  customerLoader: identifier<CustomerLoader>('CustomerLoader'),
  database: identifier<DatabaseConnection>('Database'),
  /** One binding a context. */
  endpoints: identifier<readonly Endpoint<Role>[]>('Endpoints'),
  fingerprint: identifier<Fingerprint>('Fingerprint'),
  ids: identifier<IdGenerator>('Ids'),
  knownNetworks: identifier<KnownNetworks>('KnownNetworks'),
  logger: identifier<Logger>('Logger'),
  loginThrottle: identifier<LoginThrottle>('LoginThrottle'),
  /** Of tokens, which processes with clocks of their own agree on. */
  machineClock: identifier<Clock>('MachineClock'),
  mailer: identifier<Mailer>('Mailer'),
  passwordHasher: identifier<PasswordHasher>('PasswordHasher'),
  /** One binding a table of which not everything is kept. */
  retentionTasks: identifier<RetentionTask>('RetentionTasks'),
  secretKey: identifier<string>('SecretKey'),
  settings: identifier<Settings>('Settings'),
  /** One binding a subscriber. */
  subscribers: identifier<EventSubscriber<Transaction, DomainEvents>>('Subscribers'),
  timers: identifier<Timers>('Timers'),
  tokenIssuer: identifier<TokenIssuer>('TokenIssuer'),
  unitOfWork: identifier<UnitOfWork<Transaction>>('UnitOfWork'),
  userQueries: identifier<UserQueries>('UserQueries'),
} as const;
