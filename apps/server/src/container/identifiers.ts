import type { Queries, Transaction } from '@strata/application';
import type { CommandRunner, EventSubscriber, Logger, UnitOfWork } from '@strata/application-kit';
import type { DomainEvents, Role } from '@strata/domain';
import type { Endpoint, Fingerprint, ReplicatedEndpoints } from '@strata/api-kit';
import type { DatabaseConnection } from '@strata/infrastructure-kit';
import type { ServiceIdentifier } from 'inversify';
import type { Settings } from '../config/settings.js';

/** Names a service that is no class of its own; a class is its own name. */
export const identifier = <Service>(name: string): ServiceIdentifier<Service> => Symbol(name);

/** What one module binds and others ask for. */
export const services = {
  commands: identifier<CommandRunner<Transaction>>('Commands'),
  database: identifier<DatabaseConnection>('Database'),
  endpoints: identifier<readonly Endpoint<Role>[]>('Endpoints'),
  fingerprint: identifier<Fingerprint>('Fingerprint'),
  logger: identifier<Logger>('Logger'),
  queries: identifier<Queries>('Queries'),
  /** null where there is none. */
  replica: identifier<ReplicatedEndpoints<Role> | null>('Replica'),
  secretKey: identifier<string>('SecretKey'),
  settings: identifier<Settings>('Settings'),
  /** One binding a subscriber. */
  subscribers: identifier<EventSubscriber<Transaction, DomainEvents>>('Subscribers'),
  unitOfWork: identifier<UnitOfWork<Transaction>>('UnitOfWork'),
} as const;
