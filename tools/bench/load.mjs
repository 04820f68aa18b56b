import autocannon from 'autocannon';
import { percentile } from './statistics.mjs';

export const CONNECTIONS = 32;

/**
 * Sends requests for so many seconds, each as soon as the one before it is answered.
 * @param request as autocannon takes it
 * @returns how many were answered, how many a second, and the milliseconds of the middle one and of the slowest in a hundred
 */
export async function load(request, { seconds, connections = CONNECTIONS }) {
  const times = [];
  const result = await new Promise((resolve, reject) => {
    const running = autocannon({ ...request, connections, duration: seconds }, (error, told) =>
      error ? reject(error) : resolve(told),
    );
    running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  if (result.non2xx > 0 || result.errors > 0 || times.length === 0) {
    const { non2xx, errors } = result;
    throw new Error(`${request.url}: ${non2xx} refused, ${errors} failed of ${times.length}`);
  }
  return {
    count: times.length,
    rate: times.length / result.duration,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
  };
}

/** GETs of one address after the other, each told by its end. */
export function gets(url, ends, headers) {
  const { pathname } = new URL(url);
  return { url, headers, requests: ends.map((end) => ({ path: pathname + end })) };
}

/** A POST of another body each time. */
export function posts(url, headers, nextBody) {
  return {
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    setupClient: (client) => {
      const next = () => client.setBody(JSON.stringify(nextBody()));
      next();
      client.on('response', next);
    },
  };
}
