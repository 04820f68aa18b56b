import {
  type Clock,
  type EventSubscriber,
  type IdGenerator,
  type Logger,
  type Mailer,
  OutboxRelay,
  type Timers,
  type Tracer,
} from '@strata/application-kit';
import { type Transaction, WelcomeMail } from '@strata/application';
import { type DomainEvents, EVENT_SCHEMAS } from '@strata/domain';
import {
  type DatabaseConnection,
  LogMailer,
  type Metrics,
  NatsEvents,
  OutboxSignal,
  SmtpMailer,
  SqlUnitOfWork,
  SteadyClock,
  SystemTimers,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { CachingAuthenticator, sqlTransaction, WebhookReceivers } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

// The keys are exactly those of the type, which Object.keys does not say.
const EVENT_NAMES = Object.keys(EVENT_SCHEMAS) as (keyof DomainEvents)[];

const mailer = identifier<Mailer>('Mailer');

/** Mail, the subscribers of events, and the relay that reaches them. */
export const messagingModule = new ContainerModule(({ bind }) => {
  bind(mailer).toResolvedValue(
    ({ smtpUrl, mailFrom }, logger) =>
      smtpUrl === null ? new LogMailer(logger) : new SmtpMailer(smtpUrl, mailFrom),
    [services.settings, services.logger],
  );
  bind(services.subscribers).toResolvedValue(
    (mails, { appName, mailTimeoutSeconds }) =>
      new WelcomeMail(mails, appName, mailTimeoutSeconds * 1000),
    [mailer, services.settings],
  );
  bind(services.nats).toResolvedValue(
    ({ nats }, timers, logger) => nats && new NatsEvents(nats, EVENT_NAMES, timers, logger),
    [services.settings, SystemTimers, services.logger],
  );
  bind(OutboxSignal).toResolvedValue(
    (subscribers: EventSubscriber<Transaction>[]) => new OutboxSignal(subscribers),
    [{ serviceIdentifier: services.subscribers, isMultiple: true }],
  );
  bind(OutboxRelay<Transaction>).toResolvedValue(
    (
      { relay }: DatabaseConnection,
      subscribers: EventSubscriber<Transaction>[],
      authenticator: CachingAuthenticator,
      signal: OutboxSignal,
      metrics: Metrics | null,
      tracer: Tracer | null,
      webhooks: WebhookReceivers,
      clock: Clock,
      ids: IdGenerator,
      timers: Timers,
      logger: Logger,
    ) => {
      const listeners = [authenticator, signal, ...(metrics ? [metrics] : [])];
      const unitOfWork = new SqlUnitOfWork(relay, sqlTransaction, subscribers, ...listeners);
      const watchers = { observer: metrics ?? undefined, tracer: tracer ?? undefined };
      const ports = { unitOfWork, clock, ids, timers, logger, random: Math.random, ...watchers };
      return new OutboxRelay(ports, subscribers, [webhooks]);
    },
    [
      services.database,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      CachingAuthenticator,
      OutboxSignal,
      services.metrics,
      services.tracer,
      WebhookReceivers,
      SteadyClock,
      UuidV7Generator,
      SystemTimers,
      services.logger,
    ],
  );
});
