import type { Logger } from '@strata/application-kit';
import type { RequestHandler } from 'express';
import { HEALTH_PATH } from '../health.js';
import { httpErrors } from '../../errors/http-errors.js';
import { correlationIdOf } from './correlation-id.js';
import { processTimeOf } from './performance.js';
import type { LocalResponse } from './request-locals.js';

/** Writes one log line a request, once it is answered or the client has gone. */
export function requestLogging(logger: Logger): RequestHandler {
  return (request, response: LocalResponse, next) => {
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
        user_id: response.locals.userId,
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      logger[levelOf(fields.path, fields.status)](fields, 'request');
    });
    next();
  };
}

/** Probes would drown the rest; what they find is logged when it changes. */
function levelOf(path: string, status: number): keyof Logger {
  if (path === HEALTH_PATH || path.startsWith(`${HEALTH_PATH}/`)) return 'debug';
  if (status === httpErrors.notReady.status) return 'warn';
  return status >= 500 ? 'error' : 'info';
}
