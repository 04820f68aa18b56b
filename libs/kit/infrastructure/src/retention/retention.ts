import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { onlyRow } from '../database/only-row.js';
import { batchSql, countSql } from './retention-sql.js';
import type { RetentionTask } from './retention-task.js';

/** Rows deleted in one transaction. */
const BATCH_ROWS = 1000;
/** Between two batches, so that the work of the day goes first. */
const PAUSE_MILLISECONDS = 100;

/** Rows of each table that has any. */
export type RowsOfTables = Readonly<Record<string, number>>;

/** What one run did. */
export interface RetentionResult {
  readonly deleted: RowsOfTables;
  /** Another process was at it, so this one left the rest to it. */
  readonly gaveWay: boolean;
}

type LimitedTask = RetentionTask & { readonly keepSeconds: number };

/** Whether anything of it ever goes. */
function isLimited(task: RetentionTask): task is LimitedTask {
  return task.keepSeconds !== null;
}

/** Deletes what was kept long enough, in small batches, one process at a time. */
export class Retention {
  readonly #tasks: readonly LimitedTask[];

  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    tasks: readonly RetentionTask[],
    private readonly batchRows = BATCH_ROWS,
    private readonly pauseMilliseconds = PAUSE_MILLISECONDS,
  ) {
    this.#tasks = tasks.filter(isLimited);
  }

  /** What a run would delete at this moment. */
  async count(): Promise<RowsOfTables> {
    const counts: Record<string, number> = {};
    for (const task of this.#tasks) {
      const { rows } = await this.pool.query<{ count: number }>(countSql(task), [task.keepSeconds]);
      const { count } = onlyRow(rows);
      if (count > 0) counts[task.table] = count;
    }
    return counts;
  }

  /**
   * Deletes until nothing is over, it is another's turn, or the signal says stop (after the batch).
   * @param report told after each batch, with the rows of its table so far
   */
  async run(
    signal?: AbortSignal,
    report: (table: string, deleted: number) => void = () => undefined,
  ): Promise<RetentionResult> {
    const deleted: Record<string, number> = {};
    for (const task of this.#tasks) {
      for (let isMore = true; isMore && !signal?.aborted;) {
        const { ours, count } = await this.#deleteBatch(task);
        if (!ours) return { deleted, gaveWay: true };
        if (count > 0) {
          const soFar = (deleted[task.table] ?? 0) + count;
          deleted[task.table] = soFar;
          report(task.table, soFar);
        }
        isMore = count === this.batchRows;
        if (isMore)
          await sleep(this.pauseMilliseconds, undefined, { signal }).catch(() => undefined);
      }
    }
    return { deleted, gaveWay: false };
  }

  async #deleteBatch(task: RetentionTask & { readonly keepSeconds: number }) {
    const { rows } = await this.pool.query<{ ours: boolean; count: number }>(batchSql(task), [
      task.keepSeconds,
      this.batchRows,
    ]);
    return onlyRow(rows);
  }
}
