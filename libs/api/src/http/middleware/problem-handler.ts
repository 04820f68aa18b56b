import type { Logger } from '@strata/application';
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import { PROBLEM_MEDIA_TYPE, toProblem } from '../problem.js';
import { correlationIdOf } from './correlation-id.js';

/** Answers every error as a problem (RFC 9457), and logs those that are our fault. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const { problem, headers } = toProblem(error);
    const correlationId = correlationIdOf(response);
    if (problem.status >= 500) {
      logger.error({ correlation_id: correlationId, code: problem.code, err: error }, 'fault');
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const body = JSON.stringify({
      ...problem,
      instance: request.originalUrl,
      correlation_id: correlationId,
    });
    response.writeHead(problem.status, {
      'Content-Type': PROBLEM_MEDIA_TYPE,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    });
    response.end(body);
  };
}
