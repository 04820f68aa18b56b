import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Cancellation } from '@strata/application-kit';
import { isPublicAddress } from './public-address.js';
import { webhookUrlRefusal } from './webhook-url.js';

/** What a receiver said. */
export interface WebhookAnswer {
  readonly status: number;
  /** What it asked to wait for; 0 when it did not. */
  readonly retryAfterMilliseconds: number;
}

/** How much of an answer is read before the connection is closed. */
const ANSWER_BYTES_MAX = 64 * 1024;

/**
 * Posts a message, on a connection of its own. Redirects are not followed; of the answer only its status
 * and Retry-After matter.
 * @param allowPrivate whether addresses outside of the public internet may be called
 * @throws Error when the URL or an address that it leads to is not allowed, or there was no answer
 */
export function postWebhook(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  allowPrivate: boolean,
  cancellation: Cancellation,
): Promise<WebhookAnswer> {
  const refusal = webhookUrlRefusal(url, allowPrivate);
  if (refusal !== null) return Promise.reject(new Error(`the URL is refused: ${refusal}`));
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const options = {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      ...(!allowPrivate && { lookup: publicLookup }),
    };
    const sending = request(new URL(url), options, (response) => {
      readAnswer(response).then(resolve, reject);
    });
    const stop = () => sending.destroy(new Error('no answer in time'));
    cancellation.addEventListener('abort', stop);
    sending.on('error', reject);
    sending.on('close', () => cancellation.removeEventListener('abort', stop));
    if (cancellation.aborted) stop();
    sending.end(body);
  });
}

/** The addresses that the socket is about to connect to: a name that leads elsewhere later helps nobody. */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || !first) return answer(error ?? new Error('there is no such host'), []);
    if (!found.every(({ address }) => isPublicAddress(address))) {
      return answer(new Error('the host has an address outside of the public internet'), []);
    }
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};

async function readAnswer(response: IncomingMessage): Promise<WebhookAnswer> {
  let bytes = 0;
  // Without an encoding, a stream of node:http gives buffers.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) break;
  }
  response.destroy();
  const retryAfterMilliseconds = retryAfter(response.headers);
  return { status: response.statusCode ?? 0, retryAfterMilliseconds };
}

/** Seconds, or a date (RFC 9110 section 10.2.3), by the clock of whoever answered. */
function retryAfter({ 'retry-after': header, date }: IncomingHttpHeaders): number {
  if (header === undefined) return 0;
  const milliseconds = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - Date.parse(date ?? '');
  return milliseconds > 0 ? milliseconds : 0;
}
