import { TimeLimitExceeded, TransactionConflict } from '@strata/application-kit';
import { DomainError } from '@strata/domain-kit';
import pg from 'pg';
import {
  databaseComplaint,
  isStalePlan,
  lastingProblem,
  translateReadError,
  translateStoreError,
} from './store-errors.js';

/** An error as PostgreSQL sends it. */
function sqlError(code: string, severity = 'ERROR', message = 'as PostgreSQL says it'): Error {
  return Object.assign(new pg.DatabaseError(message, 10, 'error'), { code, severity });
}

/** The same as Prisma throws it out of a call. */
function prismaError(code: string, severity = 'ERROR'): Error {
  const message = 'as PostgreSQL says it';
  const cause = { kind: 'postgres', code, severity, originalCode: code, originalMessage: message };
  const meta = { driverAdapterError: Object.assign(new Error('postgres'), { cause }) };
  return Object.assign(new Error(`\nInvalid invocation:\n\n\nDatabase error. Code: \`${code}\``), {
    code: 'P2039',
    meta,
  });
}

/** What Node's sockets throw. */
function systemError(code: string, syscall = 'connect'): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall, errno: -1 });
}

function codeOf(error: unknown): string | null {
  return error instanceof DomainError ? error.code : null;
}

/** Of each class of PostgreSQL's appendix A, and of single conditions that differ from theirs. */
const UNAVAILABLE = [
  ...['08000', '08003', '08006', '08001', '08004', '08007'],
  ...['25006', '25P03', '25P04', '28000', '28P01', '3D000', '40003'],
  ...['53000', '53100', '53200', '53300', '53400'],
  ...['57000', '57014', '57P01', '57P02', '57P03', '57P04', '57P05'],
  ...['58000', '58030', '58P01', '58P02', '58P03'],
];
const FAULTS = [
  ...['08P01', '0A000', '22001', '22003', '22P02', '22021', '23502', '23503', '23505', '23514'],
  ...['25001', '25P02', '26000', '34000', '3F000', '40002', '42501', '42601', '42703', '42P01'],
  ...['54000', '54001', '55000', 'P0001', 'XX000', 'XX001'],
];

describe('what the database throws', () => {
  it.each(UNAVAILABLE)('with SQLSTATE %s means that it is away', (code) => {
    for (const error of [sqlError(code), sqlError(code, 'FATAL'), prismaError(code)]) {
      expect(codeOf(translateStoreError(error))).toBe('store.unavailable');
      expect(codeOf(translateReadError(error))).toBe('store.unavailable');
    }
  });

  it.each(FAULTS)('with SQLSTATE %s is a fault of ours', (code) => {
    for (const error of [sqlError(code), prismaError(code)]) {
      expect(translateStoreError(error)).toBe(error);
      expect(translateReadError(error)).toBe(error);
    }
  });

  it.each(['40001', '40P01'])('with SQLSTATE %s is tried again by a command only', (code) => {
    for (const error of [sqlError(code), prismaError(code)]) {
      expect(translateStoreError(error)).toBeInstanceOf(TransactionConflict);
      expect(codeOf(translateReadError(error))).toBe('store.unavailable');
    }
  });

  it.each(['57014', '25P03', '25P04'])('with SQLSTATE %s is about a limit in time', (code) => {
    for (const error of [sqlError(code), sqlError(code, 'FATAL'), prismaError(code)]) {
      expect((translateStoreError(error) as Error).cause).toBeInstanceOf(TimeLimitExceeded);
    }
  });

  it('is about no limit in time when the database is away', () => {
    for (const code of UNAVAILABLE.filter((one) => !/^(57014|25P03|25P04)$/.test(one))) {
      const { cause } = translateStoreError(sqlError(code)) as Error;
      expect(cause).toBeInstanceOf(Error);
      expect(cause).not.toBeInstanceOf(TimeLimitExceeded);
    }
  });

  it('says who waits for a row for too long', () => {
    expect(translateStoreError(prismaError('55P03'))).toMatchObject({
      kind: 'busy',
      code: 'store.row_locked',
      details: { retryAfterSeconds: 1 },
    });
    expect(codeOf(translateReadError(sqlError('55P03')))).toBe('store.unavailable');
  });

  it.each(FAULTS)(
    'with SQLSTATE %s and the end of the connection means that it is away',
    (code) => {
      for (const error of [
        sqlError(code, 'FATAL'),
        sqlError(code, 'PANIC'),
        prismaError(code, 'FATAL'),
      ]) {
        expect(codeOf(translateStoreError(error))).toBe('store.unavailable');
        expect(codeOf(translateReadError(error))).toBe('store.unavailable');
      }
    },
  );

  it('means that it is away when it has run out of transaction ids', () => {
    const error = sqlError('54000', 'ERROR', 'database is not accepting commands that assign …');
    expect(codeOf(translateStoreError(error))).toBe('store.unavailable');
  });

  it('lasts when there is no room or no writing, and not when it was about a moment', () => {
    const lasting = UNAVAILABLE.filter((code) => lastingProblem(sqlError(code)) !== null);
    expect(lasting).toEqual(UNAVAILABLE.filter((code) => /^(53|58|25006)/.test(code)));
  });

  it('is known for a plan that a migration made stale', () => {
    const message = 'cached plan must not change result type';
    expect(isStalePlan(sqlError('0A000', 'ERROR', message))).toBe(true);
    expect(isStalePlan(sqlError('0A000', 'ERROR', 'extension is not available'))).toBe(false);
  });
});

describe('the way to the database', () => {
  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
    ...['EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOENT', 'EACCES', 'EADDRNOTAVAIL', 'EMFILE'],
    ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EPROTO'],
    ...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'CERT_HAS_EXPIRED'],
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('is away with %s', (code) => {
    expect(codeOf(translateStoreError(systemError(code)))).toBe('store.unavailable');
  });

  it.each(['P1000', 'P1001', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'])(
    'is away when Prisma says %s',
    (code) => {
      const error = Object.assign(new Error('as Prisma says it'), { code });
      expect(codeOf(translateStoreError(error))).toBe('store.unavailable');
    },
  );

  it.each([
    [
      'took longer than a transaction may',
      'Transaction API error: A query cannot be executed on an expired transaction.',
      true,
    ],
    [
      'could not begin',
      'Transaction API error: Unable to start a transaction in the given time.',
      false,
    ],
  ])('has P2028 for who %s', (_what, message, isLimit) => {
    const error = Object.assign(new Error(message), { code: 'P2028' });
    const { cause } = translateStoreError(error) as Error;
    expect(cause instanceof TimeLimitExceeded).toBe(isLimit);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'The server does not support SSL connections',
    'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
  ])('is away when pg says "%s"', (message) => {
    expect(codeOf(translateStoreError(new Error(message)))).toBe('store.unavailable');
  });

  it.each([
    new TypeError('x is not a function'),
    Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' }),
    new DomainError('conflict', 'lamp.email_taken', 'taken'),
    'a text',
    null,
  ])('has nothing to do with %s', (error) => {
    expect(translateStoreError(error)).toBe(error);
  });
});

describe('a complaint of the database', () => {
  it('is told in a line, with its code', () => {
    expect(databaseComplaint(sqlError('42501', 'ERROR', 'permission denied for schema'))).toBe(
      'permission denied for schema (42501)',
    );
    expect(databaseComplaint(systemError('ENOENT'))).toBe('connect ENOENT');
    const both = new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')]);
    expect(databaseComplaint(Object.assign(both, { code: 'ECONNREFUSED' }))).toBe(
      'connect ECONNREFUSED; connect ENETUNREACH',
    );
    const translated = translateStoreError(prismaError('53100')) as Error;
    expect((translated.cause as Error).message).toBe('as PostgreSQL says it (53100)');
  });

  it('is not what a file says', () => {
    const error = Object.assign(systemError('ENOENT', 'open'), { path: '/nowhere' });
    expect(databaseComplaint(error)).toBeNull();
    expect(databaseComplaint(new Error('other'))).toBeNull();
  });
});
