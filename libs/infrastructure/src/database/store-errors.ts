import { applicationErrors, TransactionConflict } from '@strata/application';

/** What of a failed statement matters here, wherever the error comes from (Prisma or pg). */
interface StatementFailure {
  /** SQLSTATE, or a code of Node's sockets, or Prisma's. */
  readonly code: string;
  readonly constraint: string | undefined;
}

const UNIQUE_VIOLATION = '23505';

/** Serialization failure and deadlock: the database gave this transaction up for another one's sake. */
const CONFLICT_CODES = new Set(['40001', '40P01', 'P2034']);

/**
 * The database is away or has no connection to spare: connection failures (class 08
 * but 08P01, which is a statement of ours gone wrong), shutdown
 * (57P0x), too many connections (53300), socket errors, and Prisma's own (P1001, P1017, P2024, P2028).
 */
const UNAVAILABLE_CODES =
  /^(08(?!P01)\w{3}|57P0\d|53300|ECONN\w+|ENOTFOUND|EPIPE|ETIMEDOUT|P1001|P1017|P2024|P2028)$/;

/** Messages of pg's pool and client, which carry no code. */
const UNAVAILABLE_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after/;

/** The name of the unique index that the error is about, or null when it is about something else. */
export function violatedUniqueIndex(error: unknown): string | null {
  const { code, constraint } = failureOf(error);
  return code === UNIQUE_VIOLATION || code === 'P2002' ? (constraint ?? null) : null;
}

/**
 * Turns what a database library throws into what the application knows; anything else stays as is.
 * @returns a TransactionConflict (to be tried again), `store.unavailable`, or the error itself
 */
export function translateStoreError(error: unknown): unknown {
  const { code } = failureOf(error);
  if (CONFLICT_CODES.has(code)) return new TransactionConflict(code, { cause: error });
  const message = error instanceof Error ? error.message : '';
  if (UNAVAILABLE_CODES.test(code) || UNAVAILABLE_MESSAGES.test(message)) {
    return Object.assign(applicationErrors.storeUnavailable(), { cause: error });
  }
  return error;
}

/** Prisma wraps the driver's error, at a depth that depends on the kind of call. */
function failureOf(error: unknown): StatementFailure {
  const outer = record(error);
  const cause = record(
    record(record(outer['meta'])['driverAdapterError'])['cause'] ?? outer['cause'],
  );
  const index = record(cause['constraint'])['index'] ?? outer['constraint'];
  return {
    code: String(cause['originalCode'] ?? outer['code'] ?? ''),
    constraint: typeof index === 'string' ? index : undefined,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
