import { STATUS_CODES } from 'node:http';
import { accessErrors, applicationErrors } from '@strata/application-kit';
import { aggregateErrors } from '@strata/domain-kit';
import { type DeclaredError, type Endpoint, isIdempotent } from '../endpoints/endpoint.js';
import { httpErrors } from '../errors/http-errors.js';
import { STATUS_OF_KIND } from '../errors/problem.js';

interface StatusAndCode {
  readonly status: number;
  readonly code: string;
}

/** The codes that an endpoint can answer by status: those it declares and those its kind brings along. */
export function errorCodesOf(
  endpoint: Endpoint,
  roles: readonly string[],
): ReadonlyMap<number, readonly string[]> {
  const byStatus = new Map<number, Set<string>>();
  const all = [...httpErrorsOf(endpoint), ...domainErrorsOf(endpoint, roles).map(fromDomain)];
  for (const { status, code } of all) {
    byStatus.set(status, (byStatus.get(status) ?? new Set<string>()).add(code));
  }
  return new Map(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, [...codes].sort()]),
  );
}

/** `412 Precondition Failed: \`a\`, \`b\``, as the description of a response. */
export function describeErrors(status: number, codes: readonly string[]): string {
  return `${STATUS_CODES[status] ?? 'Error'}: ${codes.map((code) => `\`${code}\``).join(', ')}`;
}

function httpErrorsOf(endpoint: Endpoint): StatusAndCode[] {
  const errors: StatusAndCode[] = [
    httpErrors.malformedRequest,
    httpErrors.notAcceptable,
    httpErrors.validationFailed,
    httpErrors.tooManyRequests,
    httpErrors.internal,
    httpErrors.notReady,
  ];
  if (endpoint.body) errors.push(httpErrors.bodyNotJson, httpErrors.unsupportedMediaType);
  if (endpoint.method !== 'get') errors.push(httpErrors.bodyTooLarge);
  if (endpoint.conditional) errors.push(httpErrors.ifMatchMalformed);
  if (isIdempotent(endpoint)) errors.push(httpErrors.idempotencyKeyMalformed);
  return errors;
}

function domainErrorsOf(endpoint: Endpoint, roles: readonly string[]): DeclaredError[] {
  const errors: DeclaredError[] = [...(endpoint.errors ?? []), applicationErrors.storeUnavailable];
  if (endpoint.method !== 'get') {
    const { rowLocked, storeBusy, tooManyConflicts } = applicationErrors;
    errors.push(rowLocked, storeBusy, tooManyConflicts);
  }
  if (endpoint.access !== 'public') {
    const { tokenMissing, tokenMalformed, tokenInvalid, issuerAway, roleTooLow } = accessErrors;
    errors.push(tokenMissing, tokenMalformed, tokenInvalid, issuerAway);
    if (endpoint.access !== roles[0]) errors.push(roleTooLow);
  }
  if (endpoint.conditional) errors.push(aggregateErrors.versionMismatch);
  if (isIdempotent(endpoint)) {
    errors.push(applicationErrors.commandInFlight, applicationErrors.keyReused);
  }
  return errors;
}

function fromDomain({ kind, code }: DeclaredError): StatusAndCode {
  return { status: STATUS_OF_KIND[kind], code };
}
