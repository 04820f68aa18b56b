import { DeliveryPostponed, type Mail, type Mailer } from '@strata/application';
import { createTransport, type Transporter } from 'nodemailer';

/** Connection codes of nodemailer and the sockets below it. */
const AWAY = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ENOTFOUND',
]);

/** Sends mail through an SMTP server. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;

  /** @param url such as `smtp://user:password@mail.example:587`
   * @param from the sender's address
   */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 15_000 };
    this.#transport = createTransport({ url, pool: true, maxConnections: 4, ...timeouts });
  }

  async send({ messageId, to, subject, text }: Mail): Promise<void> {
    try {
      await this.#transport.sendMail({
        from: this.from,
        to,
        subject,
        text,
        messageId: `<${messageId}>`,
      });
    } catch (error) {
      throw isTemporary(error) ? new DeliveryPostponed(messageOf(error)) : error;
    }
  }

  /** Closes its connections. */
  close(): void {
    this.#transport.close();
  }
}

/** The server cannot be reached, or asks to come back later (RFC 5321 section 4.2.1: 4yz). */
function isTemporary(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode !== undefined) return responseCode >= 400 && responseCode < 500;
  return code !== undefined && AWAY.has(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
