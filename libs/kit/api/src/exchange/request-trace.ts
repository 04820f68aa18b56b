import type { IncomingMessage } from 'node:http';
import type { Span, Tracer } from '@strata/application-kit';

/** What is told of a request whose course was recorded. */
export interface TracedRequest {
  readonly request: IncomingMessage;
  readonly correlationId: string;
  /** Where its endpoint is, parameters as `:id`. */
  readonly route: string | undefined;
  readonly operation: string;
  /** Its status, or `aborted`. */
  readonly outcome: string;
  readonly problem: string | undefined;
}

/** Begins to record a request, if it is to be recorded. */
export function beginTrace(
  tracer: Tracer | undefined,
  { method = '', headers }: IncomingMessage,
): Span | undefined {
  if (!tracer) return undefined;
  const { traceparent } = headers;
  const given = typeof traceparent === 'string' ? traceparent : undefined;
  return tracer.begin(method, given, { kind: 'server' });
}

/** Says what became of it; its path can hold what is nobody's business, so that is not told. */
export function endTrace(trace: Span, traced: TracedRequest): void {
  const { request, correlationId, route, operation, outcome, problem } = traced;
  const { method = '' } = request;
  const failure = outcome.startsWith('5') ? new Error(problem ?? outcome) : undefined;
  trace.end({
    name: route === undefined ? method : `${method} ${route}`,
    attributes: {
      'http.request.method': method,
      'http.response.status_code': outcome === 'aborted' ? 499 : Number(outcome),
      operation,
      correlation_id: correlationId,
      ...(route === undefined ? {} : { 'http.route': route }),
      ...(problem === undefined ? {} : { problem }),
    },
    failure,
  });
}

/** What a log line says of it. */
export function traceFields(trace: Span | undefined) {
  return trace && { trace_id: trace.traceId, span_id: trace.spanId };
}
