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
  /** @throws DeliveryPostponed when the mail server is away or asks to come back later */
  send(mail: Mail): Promise<void>;
}
