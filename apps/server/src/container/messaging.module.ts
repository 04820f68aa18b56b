import {
  type Clock,
  type EventSubscriber,
  type IdGenerator,
  type Logger,
  type Mailer,
  OutboxRelay,
  type Timers,
} from '@strata/application-kit';
import { type Transaction, WelcomeMail } from '@strata/application';
import {
  type DatabaseConnection,
  LogMailer,
  OutboxSignal,
  SmtpMailer,
  SqlUnitOfWork,
  SteadyClock,
  SystemTimers,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { CachingAuthenticator, sqlTransaction } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

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
      clock: Clock,
      ids: IdGenerator,
      timers: Timers,
      logger: Logger,
    ) => {
      const unitOfWork = new SqlUnitOfWork(
        relay,
        sqlTransaction,
        subscribers,
        authenticator,
        signal,
      );
      const { random } = Math;
      return new OutboxRelay({ unitOfWork, clock, ids, timers, logger, random }, subscribers);
    },
    [
      services.database,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      CachingAuthenticator,
      OutboxSignal,
      SteadyClock,
      UuidV7Generator,
      SystemTimers,
      services.logger,
    ],
  );
});
