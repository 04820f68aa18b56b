import cors from 'cors';
import type { RequestHandler } from 'express';
import { CORRELATION_ID_HEADER } from './correlation-id.js';
import { PROCESS_TIME_HEADER } from './performance.js';

/** How long a browser may remember a preflight's answer. */
const PREFLIGHT_SECONDS = 600;

/** Lets pages of the listed origins call the API, with credentials. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const handle = cors({
    origin: [...origins],
    credentials: true,
    exposedHeaders: ['ETag', 'Location', 'Retry-After', CORRELATION_ID_HEADER, PROCESS_TIME_HEADER],
    maxAge: PREFLIGHT_SECONDS,
  });
  return (request, response, next) => {
    // The package takes every OPTIONS for a preflight; one that is none is for the routes.
    const isPlainOptions =
      request.method === 'OPTIONS' && !request.headers['access-control-request-method'];
    if (isPlainOptions) next();
    else handle(request, response, next);
  };
}
