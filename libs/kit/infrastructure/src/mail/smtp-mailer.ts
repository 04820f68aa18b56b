import { Readable } from 'node:stream';
import { DeliveryPostponed, type Mail, type Mailer } from '@strata/application-kit';
import type { SendMailOptions } from 'nodemailer';
import { errorCode, errorMessage, isRecord } from '../system/errors.js';

/** Codes of nodemailer that are about the server and no single mail. */
const AWAY = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ENOTFOUND',
  'ETLS',
  'EAUTH',
  'EABORT',
]);

/** From the name look-up to the greeting; all else is up to the caller's cancellation. */
const CONNECTION_MILLISECONDS = 20_000;

/** Sends mail through an SMTP server. */
export class SmtpMailer implements Mailer {
  /**
   * @param url such as `smtp://user:password@mail.example:587`
   * @param from the sender's address
   */
  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {}

  async send({ messageId, ...mail }: Mail, cancellation: AbortSignal): Promise<void> {
    const { createTransport } = await import('nodemailer');
    // One connection a mail: the pool would send a mail again by itself when its connection breaks.
    const transport = createTransport({
      url: this.url,
      connectionTimeout: CONNECTION_MILLISECONDS,
      greetingTimeout: CONNECTION_MILLISECONDS,
      // At once, whatever the server still has to say.
      socketCloseTimeout: 0,
    });
    let isHandedOver = false;
    transport.use('stream', ({ message }, done) => {
      message.processFunc((content: Readable) => Readable.from(handOver(content)));
      done();
    });
    // Read once the server has asked for it: from the first byte on it may have the mail.
    async function* handOver(content: Readable) {
      isHandedOver = true;
      yield* content;
    }
    const options: SendMailOptions & { readonly signal: AbortSignal } = {
      ...mail,
      from: this.from,
      messageId: `<${messageId}>`,
      signal: cancellation,
    };
    try {
      await transport.sendMail(options);
    } catch (error) {
      throw explained(error, isHandedOver);
    } finally {
      transport.close();
    }
  }
}

/** What the relay has to know: not now (RFC 5321 section 4.2.1: 4yz), never, or nobody knows. */
function explained(error: unknown, isHandedOver: boolean): unknown {
  const code = errorCode(error) ?? '';
  const responseCode = isRecord(error) ? error['responseCode'] : undefined;
  const message = errorMessage(error);
  if (typeof responseCode === 'number' && code !== 'EAUTH') {
    return responseCode < 500 ? new DeliveryPostponed(message) : error;
  }
  if (!AWAY.has(code)) return error;
  if (!isHandedOver) return new DeliveryPostponed(message);
  return new Error(`the mail server may have the mail, but did not say so: ${message}`);
}
