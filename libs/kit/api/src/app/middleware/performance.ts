import type { Request, RequestHandler, Response } from 'express';

/** How long the server worked on the answer, in seconds. */
export const PROCESS_TIME_HEADER = 'X-Process-Time';

/** Notes when the request came, and tells in the answer how long it took. */
export function performanceHeader(): RequestHandler {
  return (_request: Request, response: Response, next) => {
    response.locals['startedAt'] = performance.now();
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
    response.writeHead = (...args: unknown[]) => {
      response.setHeader(PROCESS_TIME_HEADER, processTimeOf(response).toFixed(6));
      return writeHead(...args);
    };
    next();
  };
}

/** Seconds since the request came. */
export function processTimeOf(response: Response): number {
  return (performance.now() - (response.locals['startedAt'] as number)) / 1000;
}
