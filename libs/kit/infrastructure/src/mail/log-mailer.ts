import type { Logger, Mail, Mailer } from '@strata/application-kit';

/** Writes mails to the log instead of sending them; for installations without a mail server. */
export class LogMailer implements Mailer {
  constructor(private readonly logger: Logger) {}

  send({ messageId, to, subject }: Mail): Promise<void> {
    this.logger.info({ message_id: messageId, to, subject }, 'mail');
    return Promise.resolve();
  }
}
