import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';

/** What ties together an answer, its log line and the caller's own records. */
export const CORRELATION_ID_HEADER = 'X-Correlation-ID';

/** Harmless in a header and in a log. */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** Takes over the caller's correlation id when it is sane, else makes one; the answer carries it. */
export function correlationId(): RequestHandler {
  return (request: Request, response: Response, next) => {
    const given = request.headers['x-correlation-id'];
    const id = typeof given === 'string' && SANE.test(given) ? given : randomUUID();
    response.locals['correlationId'] = id;
    response.setHeader(CORRELATION_ID_HEADER, id);
    next();
  };
}

/** The correlation id of the request that this response answers. */
export function correlationIdOf(response: Response): string {
  return response.locals['correlationId'] as string;
}
