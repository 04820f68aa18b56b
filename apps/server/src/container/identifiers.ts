import type { Queries, Transaction } from '@strata/application';
import type {
  CommandRunner,
  EventSubscriber,
  Logger,
  Tracer,
  UnitOfWork,
} from '@strata/application-kit';
import type { WebhookMaking } from '@strata/api';
import type { DomainEvents, Role } from '@strata/domain';
import type { Endpoint, Fingerprint, ReplicatedEndpoints, Seal } from '@strata/api-kit';
import type { DatabaseConnection, Metrics, NatsEvents } from '@strata/infrastructure-kit';
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
  /** null where nothing is measured. */
  metrics: identifier<Metrics | null>('Metrics'),
  queries: identifier<Queries>('Queries'),
  /** null where events go nowhere else. */
  nats: identifier<NatsEvents<DomainEvents> | null>('Nats'),
  /** null where there is none. */
  replica: identifier<ReplicatedEndpoints<Role> | null>('Replica'),
  seal: identifier<Seal>('Seal'),
  secretKey: identifier<string>('SecretKey'),
  settings: identifier<Settings>('Settings'),
  /** One binding a subscriber. */
  subscribers: identifier<EventSubscriber<Transaction, DomainEvents>>('Subscribers'),
  /** null where nobody's course is recorded. */
  tracer: identifier<Tracer | null>('Tracer'),
  webhookMaking: identifier<Omit<WebhookMaking, 'seal'>>('WebhookMaking'),
  unitOfWork: identifier<UnitOfWork<Transaction>>('UnitOfWork'),
} as const;
