import pg from 'pg';
import type { DatabaseLimits } from './database-settings.js';

/**
 * Settings that PgBouncer keeps for each client, whatever connection it lends. A server reports
 * changes of them to its client, which is how it knows.
 */
const KEPT_BY_POOLERS: Readonly<Record<string, string>> = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
};

/**
 * Whatever else a server, database or role can set that would change what our statements mean or
 * answer. `default_transaction_read_only` is left alone: it is how an operator closes a database.
 */
const KEPT_BY_SESSIONS: Readonly<Record<string, string>> = {
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  row_security: 'on',
  exit_on_error: 'off',
  gin_fuzzy_search_limit: '0',
  session_replication_role: 'origin',
  // A pool keeps idle connections on purpose, and each statement of a transaction has its limit.
  idle_session_timeout: '0',
  transaction_timeout: '0',
};

/** How far settings reach: to the end of the session, or of the transaction. */
type Reach = 'session' | 'transaction';

/**
 * Makes the settings that every session must have, whoever set up the server, in one statement. What
 * this server does not know yet is passed over.
 */
export function settingsStatement(limits: DatabaseLimits, schema: string, reach: Reach) {
  const wanted = { ...KEPT_BY_POOLERS, ...KEPT_BY_SESSIONS, ...timeouts(limits) };
  // After our own schema come those of the extensions, wherever an administrator put them.
  const text = `
    SELECT set_config(name, value, $1)
      FROM unnest($2::text[], $3::text[]) AS wanted (name, value)
     WHERE current_setting(name, true) <> value
     UNION ALL
    SELECT set_config('search_path', concat_ws(', ', quote_ident($4), string_agg(DISTINCT quote_ident(nspname), ', ')), $1)
      FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
     WHERE nspname NOT IN ('pg_catalog', $4)`;
  const values = [reach === 'transaction', Object.keys(wanted), Object.values(wanted), schema];
  return { text, values };
}

/** The part of it that a pooler in transaction mode keeps for its client. */
export const POOLED_SESSION_STATEMENT = assignments('SET', KEPT_BY_POOLERS);

/** Begins a transaction where nothing else of a session survives. */
export function pooledBegin(limits: DatabaseLimits): string {
  return `BEGIN; ${assignments('SET LOCAL', timeouts(limits))}`;
}

/** What must hold on any connection, by name as `pg_settings` has it; the rest are timeouts. */
export const EXPECTED_SETTINGS: Readonly<Record<string, string>> = {
  ...KEPT_BY_POOLERS,
  ...KEPT_BY_SESSIONS,
};

function timeouts(limits: DatabaseLimits): Readonly<Record<string, string>> {
  return {
    statement_timeout: String(limits.statementTimeout),
    lock_timeout: String(limits.lockTimeout),
    idle_in_transaction_session_timeout: String(limits.idleInTransactionTimeout),
  };
}

function assignments(verb: string, settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${verb} ${name} = ${pg.escapeLiteral(value)}`)
    .join('; ');
}
