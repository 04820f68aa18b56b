import type { Mail, Mailer } from '../mail/mailer.js';
import { DeliveryPostponed } from '../messaging/event-subscriber.js';
import type { Cancellation } from '../ports/timers.js';

/** Keeps the mails it is given; can be away, and can keep one waiting until it is cancelled. */
export class CollectingMailer implements Mailer {
  readonly mails: Mail[] = [];
  isAway = false;
  hangs = false;

  async send(mail: Mail, cancellation: Cancellation): Promise<void> {
    if (this.isAway) throw new DeliveryPostponed('the mail server is away');
    if (this.hangs) {
      await new Promise<void>((_resolve, reject) => {
        cancellation.addEventListener('abort', () => reject(new Error('no answer in time')));
      });
    }
    this.mails.push(mail);
  }
}
