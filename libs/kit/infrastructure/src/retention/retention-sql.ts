import type { RetentionTask } from './retention-task.js';

/** The same in every process on a schema, for one transaction: no session is held, whatever the pooler. */
const OURS = `pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' retention', 0))`;

/** `$1` is how many seconds rows are kept; the database's clock, which no process can be ahead of. */
function conditionOf({ isOver }: RetentionTask): string {
  return isOver.replaceAll('cutoff', `(now() - $1::float8 * interval '1 second')`);
}

/** Counts what is over: `$1` seconds kept. */
export function countSql(task: RetentionTask): string {
  return `SELECT count(*)::int AS count FROM ${task.table} AS old WHERE ${conditionOf(task)}`;
}

/**
 * Deletes one batch: `$1` seconds kept, `$2` rows at most. One statement, thus one short transaction;
 * it waits for nobody, and skips what others hold. Answers whether it was our turn, and how many went.
 */
export function batchSql(task: RetentionTask): string {
  const { table, order, cascade } = task;
  const cascadeSql = cascade
    ? `, cascaded AS (DELETE FROM ${cascade.table}
                         WHERE ${cascade.column} = ANY (ARRAY(SELECT id FROM over)))`
    : '';
  return `
    WITH turn AS MATERIALIZED (SELECT ${OURS} AS ours),
         over AS MATERIALIZED (
           SELECT old.ctid AS place${cascade ? ', old.id' : ''} FROM ${table} AS old
            WHERE (SELECT ours FROM turn) AND ${conditionOf(task)}
            ORDER BY ${order} LIMIT $2 FOR UPDATE SKIP LOCKED),
         gone AS (DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT place FROM over)) RETURNING 1)
         ${cascadeSql}
    SELECT ours, (SELECT count(*)::int FROM gone) AS count FROM turn`;
}
