import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { LocalResponse } from './request-locals.js';

/** What ties together an answer, its log line and the caller's own records. */
export const CORRELATION_ID_HEADER = 'X-Correlation-ID';

/** Harmless in a header and in a log. */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** Takes over the caller's correlation id when it is sane, else makes one; the answer carries it. */
export function correlationId(): RequestHandler {
  return (request, response: LocalResponse, next) => {
    const given = request.headers['x-correlation-id'];
    const id = typeof given === 'string' && SANE.test(given) ? given : randomUUID();
    response.locals.correlationId = id;
    response.setHeader(CORRELATION_ID_HEADER, id);
    next();
  };
}

/** The correlation id of the request that this response answers; makes one where there is none yet. */
export function correlationIdOf({ locals }: LocalResponse): string {
  return (locals.correlationId ??= randomUUID());
}
