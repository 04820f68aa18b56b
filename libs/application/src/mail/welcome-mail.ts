import type { CustomerRegistered, DomainEvents } from '@strata/domain';
import type { ActingSubscriber, Cancellation, Mailer } from '@strata/application-kit';

/** Welcomes those who registered and left an email address. */
export class WelcomeMail implements ActingSubscriber<DomainEvents, 'customer.registered'> {
  readonly subscriber = 'welcome_mail';
  readonly events = ['customer.registered'] as const;
  readonly acts = 'outside';

  constructor(
    private readonly mailer: Mailer,
    /** Who signs, such as the name of the company. */
    private readonly sender: string,
    readonly deadlineMilliseconds: number,
  ) {}

  async handle(event: CustomerRegistered, cancellation: Cancellation): Promise<void> {
    const { name, email } = event.payload;
    if (email === null) return;
    const mail = {
      messageId: `welcome.${event.id}@strata`,
      to: email,
      subject: `Welcome to ${this.sender}`,
      text: `Dear ${name},\n\nthank you for registering with us.\n\n${this.sender}\n`,
    };
    await this.mailer.send(mail, cancellation);
  }
}
