import type { ErrorRequestHandler, RequestHandler } from 'express';
import { clientNetwork } from '../../endpoints/client-network.js';
import type { RateLimit } from '../rate-limit.js';
import type { LocalResponse } from './request-locals.js';

/**
 * Counts a request, unless that was done already.
 * @param key the user, or the client's network while nobody is known
 * @throws HttpError 429
 */
export function countRequest(rateLimit: RateLimit, { locals }: LocalResponse, key: string): void {
  if (locals.isCounted) return;
  locals.isCounted = true;
  rateLimit.count(key);
}

/** For what must be answered however many ask: the probes of an orchestrator. */
export function uncounted(): RequestHandler {
  return (_request, response: LocalResponse, next) => {
    response.locals.isCounted = true;
    next();
  };
}

/** Counts a request of somebody unknown. */
export function counted(rateLimit: RateLimit): RequestHandler {
  return (request, response, next) => {
    countRequest(rateLimit, response, clientNetwork(request.ip));
    next();
  };
}

/** Counts what was refused before it was known who asked; too many such are told that instead. */
export function refusalsCounted(rateLimit: RateLimit): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    countRequest(rateLimit, response, clientNetwork(request.ip));
    next(error);
  };
}
