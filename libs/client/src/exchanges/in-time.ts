import type { Exchange } from './exchange.js';

/** Gives every attempt this long, from the connection to the last byte of the answer. */
export function inTime(send: typeof fetch, milliseconds: number): Exchange {
  return (request) => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(milliseconds)]);
    return send(request, { signal });
  };
}
