import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LogFields, Logger, Span } from '@strata/application-kit';
import { httpErrors } from '../errors/http-errors.js';
import type { Problem } from '../errors/problem.js';
import { isHealthPath } from './health-path.js';
import { traceFields } from './request-trace.js';

/** What is told about a request once it is over. */
export interface LoggedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly correlationId: string;
  readonly path: string;
  /** In seconds. */
  readonly processTime: number;
  readonly userId: string | undefined;
  readonly trace: Span | undefined;
}

/** Writes the one log line of a request. */
export function logRequest(logger: Logger, exchange: LoggedRequest): void {
  const { response, path } = exchange;
  const fields: Record<string, unknown> = {
    correlation_id: exchange.correlationId,
    method: exchange.request.method,
    path,
    status: response.statusCode,
    process_time: Number(exchange.processTime.toFixed(6)),
    user_id: exchange.userId,
    ...traceFields(exchange.trace),
  };
  if (!response.writableFinished) fields['aborted'] = true;
  logger[levelOf(path, response.statusCode)](fields, 'request');
}

/** Logs what no client can do anything about: a fault of ours with its stack, what is away in a line. */
export function logFailure(
  logger: Logger,
  { correlationId, trace }: LoggedRequest,
  { status, code }: Problem,
  error: unknown,
): void {
  const fields = { correlation_id: correlationId, code, ...traceFields(trace) };
  if (status === httpErrors.notReady.status) logReason(logger, fields, error);
  else if (status >= 500) logger.error({ ...fields, err: error }, 'fault');
}

/** Says what was behind it; an error without a cause has said all with its code. */
function logReason(logger: Logger, fields: LogFields, error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) logger.warn({ ...fields, reason: cause.message }, 'unavailable');
}

/** Probes would drown the rest; what they find is logged when it changes. */
function levelOf(path: string, status: number): keyof Logger {
  if (isHealthPath(path)) return 'debug';
  if (status === httpErrors.notReady.status) return 'warn';
  return status >= 500 ? 'error' : 'info';
}
