import {
  OutboxRelay,
  WelcomeMail,
  type EventSubscriber,
  type Logger,
  type Timers,
  type Transaction,
  type UnitOfWork,
} from '@strata/application';
import { LogMailer, SmtpMailer } from '@strata/infrastructure';
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
      unitOfWork: UnitOfWork<Transaction>,
      subscribers: EventSubscriber<Transaction>[],
      timers: Timers,
      logger: Logger,
    ) => new OutboxRelay(unitOfWork, subscribers, timers, logger, Math.random),
    [
      services.unitOfWork,
      { serviceIdentifier: services.subscribers, isMultiple: true },
      services.timers,
      services.logger,
    ],
  );
});
