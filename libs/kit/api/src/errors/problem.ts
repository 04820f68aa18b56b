import { STATUS_CODES } from 'node:http';
import { DomainError, type ErrorKind } from '@strata/domain-kit';
import { HttpError, httpErrors, type FieldError, type HttpErrorDefinition } from './http-errors.js';

/** Media type of an error answer (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The status that tells a client what kind of error it is. */
export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  stale: 412,
  forbidden: 403,
  unauthenticated: 401,
  throttled: 429,
  busy: 409,
  unavailable: 503,
};

/** An error as it goes over the wire (RFC 9457), without what only the request knows. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldError[] | undefined;
  /** Facts about the error, for example the items that are short. */
  readonly details?: unknown;
}

/** A problem and the headers that go with it. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Turns whatever was thrown into a problem; nothing of an unexpected error shows.
 * @param serviceName whose problem it is: in its type, and the realm that a login is for
 */
export function toProblem(error: unknown, serviceName: string): ProblemAnswer {
  if (error instanceof DomainError) return fromDomain(error, serviceName);
  const known = error instanceof HttpError ? error : new HttpError(fromLibrary(error));
  const { status, code, message } = known.definition;
  const { errors, headers = {} } = known.extra;
  return { problem: { ...base(serviceName, status, code, message), errors }, headers };
}

function fromDomain(error: DomainError, serviceName: string): ProblemAnswer {
  const status = STATUS_OF_KIND[error.kind];
  const {
    retryAfterSeconds,
    field,
    fields = field === undefined ? [] : [field],
    ...details
  } = error.details ?? {};
  const headers: Record<string, string> = {};
  if (typeof retryAfterSeconds === 'number') headers['Retry-After'] = String(retryAfterSeconds);
  if (error.kind === 'unauthenticated') {
    headers['WWW-Authenticate'] = `Bearer realm="${serviceName}"`;
  }
  const { message } = error;
  const pointers = Array.isArray(fields) ? fields.map((name: unknown) => `/${String(name)}`) : [];
  const problem = {
    ...base(serviceName, status, error.code, message),
    errors: pointers.length > 0 ? pointers.map((pointer) => ({ pointer, message })) : undefined,
    details: Object.keys(details).length > 0 ? snakeCased(details) : undefined,
  };
  return { problem, headers };
}

/** Express and its body reader throw errors that carry a 4xx status; anything else is a fault of ours. */
function fromLibrary(error: unknown): HttpErrorDefinition {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === httpErrors.bodyTooLarge.status) return httpErrors.bodyTooLarge;
  if (status === httpErrors.unsupportedMediaType.status) return httpErrors.unsupportedMediaType;
  return typeof status === 'number' && status >= 400 && status < 500
    ? httpErrors.malformedRequest
    : httpErrors.internal;
}

function base(serviceName: string, status: number, code: string, detail: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: `urn:${serviceName}:problem:${code}`, title, status, detail, code };
}

/** The body and headers (names and values in turns) of a problem that answers one request. */
export function encodeProblem(
  { problem, headers }: ProblemAnswer,
  instance: string,
  correlationId: string,
): { readonly headers: readonly string[]; readonly body: string } {
  const body = JSON.stringify({ ...problem, instance, correlation_id: correlationId });
  const ofProblem = {
    ...headers,
    'Content-Type': PROBLEM_MEDIA_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
  };
  return { headers: Object.entries(ofProblem).flat(), body };
}

/** Domain facts are camelCase, JSON is snake_case. */
function snakeCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCased(inner),
    ]),
  );
}
