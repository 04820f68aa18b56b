import type { LogFields, Logger } from '@strata/application-kit';
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import { httpErrors } from '../../errors/http-errors.js';
import { sendProblem, toProblem } from '../../errors/problem.js';
import { correlationIdOf } from './correlation-id.js';

/** Answers every error as a problem (RFC 9457), and logs those that no client can do anything about. */
export function problemHandler(logger: Logger, serviceName: string): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const { problem, headers } = toProblem(error, serviceName);
    const correlationId = correlationIdOf(response);
    const { status, code } = problem;
    const fields = { correlation_id: correlationId, code };
    // What is away for a moment is told in a line; only a fault of ours needs its stack.
    if (status === httpErrors.notReady.status) logReason(logger, fields, error);
    else if (status >= 500) logger.error({ ...fields, err: error }, 'fault');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, { problem, headers }, request.originalUrl, correlationId);
  };
}

/** Says what was behind it; an error without a cause has said all with its code. */
function logReason(logger: Logger, fields: LogFields, error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) logger.warn({ ...fields, reason: cause.message }, 'unavailable');
}
