import type { RequestHandler, Response } from 'express';
import type { LocalResponse } from './request-locals.js';

/** How long the server worked on the answer, in seconds. */
export const PROCESS_TIME_HEADER = 'X-Process-Time';

/** Notes when the request came, and tells in the answer how long it took. */
export function performanceHeader(): RequestHandler {
  return (_request, response: LocalResponse, next) => {
    response.locals.startedAt = performance.now();
    // Handed on as it came, by whichever of its signatures; `bind` knows the last one only.
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
    response.writeHead = (...args: unknown[]) => {
      response.setHeader(PROCESS_TIME_HEADER, processTimeOf(response).toFixed(6));
      return writeHead(...args);
    };
    next();
  };
}

/** Seconds since the request came. */
export function processTimeOf({ locals }: LocalResponse): number {
  const { startedAt = performance.now() } = locals;
  return (performance.now() - startedAt) / 1000;
}
