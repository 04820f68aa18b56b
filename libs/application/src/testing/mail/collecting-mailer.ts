import type { Mail, Mailer } from '../../mail/mailer.js';
import { DeliveryPostponed } from '../../messaging/event-subscriber.js';

/** Keeps the mails it is given; can be away. */
export class CollectingMailer implements Mailer {
  readonly mails: Mail[] = [];
  isAway = false;

  send(mail: Mail): Promise<void> {
    if (this.isAway) return Promise.reject(new DeliveryPostponed('the mail server is away'));
    this.mails.push(mail);
    return Promise.resolve();
  }
}
