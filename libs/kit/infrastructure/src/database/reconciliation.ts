import type pg from 'pg';

/** Something that must hold of all that is stored. */
export interface ReconciliationCheck {
  /** What is compared, such as `amounts of documents`. */
  readonly name: string;
  /** Gives a row for each that differs, with a text `line` that says how; one statement sees one moment. */
  readonly statement: string;
}

/** What does not hold, in a line each; it must be empty, whoever writes meanwhile. */
export async function differencesFrom(
  pool: Pick<pg.Pool, 'query'>,
  { statement }: ReconciliationCheck,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(statement);
  return rows.map(({ line }) => line);
}
