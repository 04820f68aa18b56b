import type { Cancellation } from '../ports/timers.js';

/** A mail to one person. */
export interface Mail {
  /** Stable for one cause, so that a mail sent again can be recognised; without the angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** Sends mail. */
export interface Mailer {
  /**
   * @param cancellation it ends at once then, and leaves no connection
   * @throws DeliveryPostponed when the mail server is away or asks to come back later, and has not
   * got the mail; any other Error when it refuses the mail, or may have it but does not say so
   */
  send(mail: Mail, cancellation: Cancellation): Promise<void>;
}
