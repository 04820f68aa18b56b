import type { CustomerRegistered, DomainEvent } from '@strata/domain';
import type { EventSubscriber } from '../messaging/event-subscriber.js';
import type { Mailer } from './mailer.js';

/** Welcomes those who registered and left an email address. */
export class WelcomeMail implements EventSubscriber<unknown> {
  readonly subscriber = 'welcome_mail';
  readonly events = ['customer.registered'];

  constructor(
    private readonly mailer: Mailer,
    /** Who signs, such as the name of the company. */
    private readonly sender: string,
  ) {}

  async handle(event: DomainEvent): Promise<void> {
    const { name, email } = (event as CustomerRegistered).payload;
    if (email === null) return;
    await this.mailer.send({
      messageId: `welcome.${event.aggregateId}@strata`,
      to: email,
      subject: `Welcome to ${this.sender}`,
      text: `Dear ${name},\n\nthank you for registering with us.\n\n${this.sender}\n`,
    });
  }
}
