import cors from 'cors';
import type { RequestHandler } from 'express';
import { clientNetwork } from '../../endpoints/client-network.js';
import type { RateLimit } from '../rate-limit.js';
import { CORRELATION_ID_HEADER } from './correlation-id.js';
import { PROCESS_TIME_HEADER } from './performance.js';
import { countRequest } from './rate-limiting.js';

/** How long a browser may remember a preflight's answer. */
const PREFLIGHT_SECONDS = 600;

/** Lets pages of the listed origins call the API, with credentials; counts their preflights. */
export function crossOrigin(origins: readonly string[], rateLimit: RateLimit): RequestHandler {
  const handle = cors({
    origin: [...origins],
    credentials: true,
    exposedHeaders: ['ETag', 'Location', 'Retry-After', CORRELATION_ID_HEADER, PROCESS_TIME_HEADER],
    maxAge: PREFLIGHT_SECONDS,
  });
  return (request, response, next) => {
    // The package takes every OPTIONS for a preflight; one that is none is for the routes.
    const isOptions = request.method === 'OPTIONS';
    if (isOptions && !request.headers['access-control-request-method']) {
      next();
      return;
    }
    // Browsers send no token with a preflight, so it is the network's.
    if (isOptions) countRequest(rateLimit, response, clientNetwork(request.ip));
    handle(request, response, next);
  };
}
