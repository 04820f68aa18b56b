import pg from 'pg';

/**
 * For every setting that the program relies on another value than it needs, as a server, a database
 * or a role can have it.
 */
export const HOSTILE_SETTINGS: Readonly<Record<string, string>> = {
  TimeZone: 'America/New_York',
  DateStyle: 'German, DMY',
  IntervalStyle: 'sql_standard',
  client_encoding: 'LATIN1',
  standard_conforming_strings: 'off',
  search_path: 'elsewhere',
  bytea_output: 'escape',
  extra_float_digits: '-15',
  array_nulls: 'off',
  transform_null_equals: 'on',
  default_transaction_isolation: 'serializable',
  default_transaction_deferrable: 'on',
  row_security: 'off',
  exit_on_error: 'on',
  gin_fuzzy_search_limit: '1',
  session_replication_role: 'replica',
  statement_timeout: '7s',
  lock_timeout: '6s',
  idle_in_transaction_session_timeout: '5s',
  idle_session_timeout: '4s',
  transaction_timeout: '8s',
};

/** Gives the database of the URL settings that hold for every new session; it must know them. */
export async function alterDatabase(
  url: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const database = pg.escapeIdentifier(client.database!);
  for (const [name, value] of Object.entries(settings)) {
    await client.query(`ALTER DATABASE ${database} SET ${name} = ${pg.escapeLiteral(value)}`);
  }
  await client.end();
}
