import { createHmac, randomBytes } from 'node:crypto';

const MARK = 'whsec_';
const SECRET_BYTES = 32;

/** A new secret that nobody can guess, in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return MARK + randomBytes(SECRET_BYTES).toString('base64');
}

/** What a message is signed with. */
export interface SignedMessage {
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  /** While a secret is being replaced, there are two. */
  readonly secrets: readonly string[];
}

/** The headers by which a receiver knows a message (Standard Webhooks 1.0): one signature a secret. */
export function signatureHeaders({ id, body, at, secrets }: SignedMessage) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(MARK.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
