import type { Logger } from '@strata/application';
import type { Request, RequestHandler, Response } from 'express';
import { correlationIdOf } from './correlation-id.js';
import { processTimeOf } from './performance.js';

/** Writes one log line a request, once it is answered or the client has gone. */
export function requestLogging(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next) => {
    response.once('close', () => {
      const url = request.originalUrl;
      const query = url.indexOf('?');
      const fields = {
        correlation_id: correlationIdOf(response),
        method: request.method,
        // Without the query, which can hold personal data.
        path: query === -1 ? url : url.slice(0, query),
        status: response.statusCode,
        process_time: Number(processTimeOf(response).toFixed(6)),
        user_id: response.locals['userId'] as string | undefined,
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (response.statusCode >= 500) logger.error(fields, 'request');
      else logger.info(fields, 'request');
    });
    next();
  };
}
