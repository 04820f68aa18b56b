import { applicationErrors, TimeLimitExceeded, TransactionConflict } from '@strata/application-kit';
import type { DomainError } from '@strata/domain-kit';
import { isRecord } from '../system/errors.js';

/** What of a failed statement matters here, wherever the error comes from (Prisma or pg). */
interface StatementFailure {
  /** SQLSTATE, or a code of the operating system, of TLS or of Prisma; '' without one. */
  readonly code: string;
  /** FATAL when the connection ended with it. */
  readonly severity: string;
  /** In the words of who failed. */
  readonly message: string;
  readonly constraint: string | undefined;
}

const UNIQUE_VIOLATION = '23505';
const READ_ONLY = '25006';
const LOCK_NOT_AVAILABLE = '55P03';
const PROTOCOL_VIOLATION = '08P01';
const FEATURE_NOT_SUPPORTED = '0A000';

/** Serialization failure and deadlock: the database gave this transaction up for another one's sake. */
const CONFLICTS = /^(40001|40P01|P2034)$/;

/**
 * SQLSTATEs (PostgreSQL's appendix A) that say nothing about the statement: connection (08), login
 * (28), database name (3D), resources such as disk, memory and slots (53), operator or timeout (57),
 * input and output (58), a database that only reads (25006), a transaction cut off for its idleness
 * or length (25P03, 25P04), and one of which nobody knows whether it was committed (40003).
 */
const UNAVAILABLE_STATES = /^((08|28|3D|53|57|58)\w{3}|25006|25P03|25P04|40003)$/;

/** Those of them by which PostgreSQL ends what takes too long: a statement, a transaction. */
const TIME_LIMITS = /^(57014|25P03|25P04)$/;

/** What may go on after the present statement and connection: no more room, or no more writes. */
const LASTING_STATES = /^((53|58)\w{3}|25006)$/;

/** Codes of the operating system, of its resolver (EAI_AGAIN) and of TLS: the way to the database. */
const UNREACHABLE =
  /^(E(?!RR_)[A-Z0-9_]+|ERR_(TLS|SSL)_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|HOSTNAME_MISMATCH)$/;

/** Prisma's own: login, reach, database, time, access, TLS, closed; pool, transaction, slots. */
const UNAVAILABLE_IN_PRISMA =
  /^(P1000|P1001|P1002|P1003|P1008|P1010|P1011|P1017|P2024|P2028|P2037)$/;

/** Messages that come without a code, or under one that says less. */
const UNAVAILABLE_MESSAGES = new RegExp(
  [
    // pg and its pool
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Connection terminated',
    'not queryable',
    'Cannot use a pool after',
    'does not support SSL',
    'establishing an SSL connection',
    '^SASL',
    // PostgreSQL out of transaction ids (54000)
    'not accepting commands',
  ].join('|'),
);

/** The name of the unique index that the error is about, or null when it is about something else. */
export function violatedUniqueIndex(error: unknown): string | null {
  const { code, constraint } = failureOf(error);
  return code === UNIQUE_VIOLATION || code === 'P2002' ? (constraint ?? null) : null;
}

/**
 * Turns what a database library throws into what the application knows; anything else stays as is.
 * @returns a TransactionConflict (to be tried again), `store.row_locked`, `store.unavailable`, or
 * the error itself; the cause says in a line what happened
 */
export function translateStoreError(error: unknown): unknown {
  const failure = failureOf(error);
  const { code } = failure;
  if (CONFLICTS.test(code)) return new TransactionConflict(code, { cause: error });
  if (code === LOCK_NOT_AVAILABLE) return because(applicationErrors.rowLocked(), failure, error);
  if (isUnavailable(failure)) return because(applicationErrors.storeUnavailable(), failure, error);
  return error;
}

/** The same for a read: it meets conflicts and locks only where an operator or a standby is in its way. */
export function translateReadError(error: unknown): unknown {
  const failure = failureOf(error);
  return CONFLICTS.test(failure.code) || failure.code === LOCK_NOT_AVAILABLE
    ? because(applicationErrors.storeUnavailable(), failure, error)
    : translateStoreError(error);
}

/** What a failure says about the database for some time to come; null when it was about a moment. */
export function lastingProblem(error: unknown): string | null {
  const failure = failureOf(error);
  return LASTING_STATES.test(failure.code) ? describe(failure) : null;
}

/** True when the database only reads: after a failover, or because an operator closed it. */
export function isReadOnlyFailure(error: unknown): boolean {
  return failureOf(error).code === READ_ONLY;
}

/** True when the connection of a statement ended under it; nobody knows how far the statement came. */
export function isConnectionLost(error: unknown): boolean {
  const { code, severity, message } = failureOf(error);
  return (
    severity === 'FATAL' ||
    severity === 'PANIC' ||
    /^(ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|not queryable/.test(message)
  );
}

/** The SQLSTATE of a failed statement; '' when the error is about something else. */
export function sqlState(error: unknown): string {
  return failureOf(error).code;
}

/**
 * Takes a transaction that met a stale plan for one that has to be tried again, on connections that
 * do not remember the plan.
 * @param renew lets go of those that do
 */
export function staleAsConflict(error: unknown, renew: () => void): unknown {
  if (!isStalePlan(error)) return error;
  renew();
  return new TransactionConflict('stale plan', { cause: error });
}

/** True when the plan of a prepared statement no longer fits, because a migration changed a column. */
export function isStalePlan(error: unknown): boolean {
  const { code, message } = failureOf(error);
  return code === FEATURE_NOT_SUPPORTED && message.includes('cached plan');
}

/** What the database, or the way to it, has to complain about, in a line; null for any other error. */
export function databaseComplaint(error: unknown): string | null {
  const failure = failureOf(error);
  const isOfFile = record(error)['path'] !== undefined;
  const isOfDatabase = failure.severity !== '' || (isUnavailable(failure) && !isOfFile);
  return isOfDatabase ? describe(failure) : null;
}

function isUnavailable({ code, severity, message }: StatementFailure): boolean {
  // No statement of ours ends its connection; whoever refuses one has any code for it.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  if (code === PROTOCOL_VIOLATION) return false;
  return (
    UNAVAILABLE_STATES.test(code) ||
    UNREACHABLE.test(code) ||
    UNAVAILABLE_IN_PRISMA.test(code) ||
    UNAVAILABLE_MESSAGES.test(message)
  );
}

function because(known: DomainError, failure: StatementFailure, error: unknown): DomainError {
  const Cause = isTimeLimit(failure) ? TimeLimitExceeded : Error;
  return Object.assign(known, { cause: new Cause(describe(failure), { cause: error }) });
}

/** Of Prisma's transactions as well, but for one that never began. */
function isTimeLimit({ code, message }: StatementFailure): boolean {
  return TIME_LIMITS.test(code) || (code === 'P2028' && !message.includes('Unable to start'));
}

function describe({ code, message }: StatementFailure): string {
  const [line = ''] = message.trim().split('\n').slice(-1);
  return code === '' || line.includes(code) ? line : `${line} (${code})`;
}

/** Prisma wraps the driver's error, at a depth that depends on the kind of call. */
function failureOf(error: unknown): StatementFailure {
  const outer = record(error);
  const wrapped = record(record(outer['meta'])['driverAdapterError'])['cause'] ?? outer['cause'];
  const cause = wrapped instanceof Error ? {} : record(wrapped);
  const index = record(cause['constraint'])['index'] ?? outer['constraint'];
  return {
    code: text(cause['originalCode'] ?? outer['code']),
    severity: text(cause['severity'] ?? outer['severity']),
    message: text(cause['originalMessage']) || messageOf(error),
    constraint: typeof index === 'string' ? index : undefined,
  };
}

/** Node gathers one failure per address under an error without a message. */
function messageOf(error: unknown): string {
  const { errors, message } = record(error);
  if (Array.isArray(errors)) return errors.map(messageOf).join('; ');
  return typeof message === 'string' ? message : String(error);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
