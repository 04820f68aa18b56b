import {
  type Clock,
  type EventSubscriber,
  type IdGenerator,
  type Logger,
  OutboxRelay,
  type Timers,
} from '@strata/application-kit';
import { type Transaction, WelcomeMail } from '@strata/application';
import {
  LogMailer,
  SqlUnitOfWork,
  sqlTransaction,
  SmtpMailer,
  type CachingAuthenticator,
  type DatabaseConnection,
} from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** Mail, the subscribers of events, and the relay that reaches them. */
export const messagingModule = new ContainerModule(({ bind }) => {
  bind(services.mailer).toResolvedValue(
    ({ smtpUrl, mailFrom }, logger) =>
      smtpUrl === null ? new LogMailer(logger) : new SmtpMailer(smtpUrl, mailFrom),
    [services.settings, services.logger],
  );
  bind(services.subscribers).toResolvedValue(
    (mailer, { appName, mailTimeoutSeconds }) =>
      new WelcomeMail(mailer, appName, mailTimeoutSeconds * 1000),
    [services.mailer, services.settings],
  );
  bind(OutboxRelay<Transaction>).toResolvedValue(
    (
      { relay }: DatabaseConnection,
      subscribers: EventSubscriber<Transaction>[],
      authenticator: CachingAuthenticator,
      clock: Clock,
      ids: IdGenerator,
      timers: Timers,
      logger: Logger,
    ) => {
      const unitOfWork = new SqlUnitOfWork(relay, sqlTransaction, subscribers, authenticator);
      const { random } = Math;
      return new OutboxRelay({ unitOfWork, clock, ids, timers, logger, random }, subscribers);
    },
    [
      services.database,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      services.authenticator,
      services.clock,
      services.ids,
      services.timers,
      services.logger,
    ],
  );
});
