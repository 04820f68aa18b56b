import type pg from 'pg';
import { conditionsOf, type ListRows, type ListStatement } from './list-sql.js';
import { onlyRow } from './only-row.js';

/** A total that is kept of a list, where it is not how many rows there are. */
export interface TotalDifference {
  readonly table: string;
  readonly total: number;
  readonly rows: number;
}

/** How many rows a list has without a filter, as triggers keep it; however many, it costs the same. */
export function totalStatement({ table }: ListRows): ListStatement {
  const text = 'SELECT coalesce(sum(rows), 0)::int AS total FROM list_totals WHERE table_name = $1';
  return { text, values: [table] };
}

/** Counts the rows of a list that meet all conditions. */
export function countStatement(
  list: ListRows,
  wanted: readonly string[],
  values: unknown[],
): ListStatement {
  const where = conditionsOf(list, wanted).join(' AND ');
  const text = `SELECT count(*)::int AS total FROM ${list.table} WHERE ${where}`;
  return { text, values };
}

/** The totals that triggers keep of lists, compared with what their tables hold. */
export class ListTotals {
  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly lists: readonly ListRows[],
  ) {}

  /** Counts every list; what it gives must be empty, whoever writes meanwhile. */
  async differences(): Promise<readonly TotalDifference[]> {
    const differences: TotalDifference[] = [];
    for (const list of this.lists) {
      const kept = totalStatement(list);
      const counted = countStatement(list, [], []);
      // One statement sees one moment.
      const { rows } = await this.pool.query<{ total: number; rows: number }>(
        `SELECT (${kept.text}) AS total, (${counted.text}) AS rows`,
        kept.values,
      );
      const { total, rows: found } = onlyRow(rows);
      if (total !== found) differences.push({ table: list.table, total, rows: found });
    }
    return differences;
  }

  /** Counts the rows of those tables anew, and sees to it that their totals are kept from then on. */
  async recount(tables: readonly string[]): Promise<void> {
    for (const { table, scope } of this.lists) {
      if (!tables.includes(table)) continue;
      await this.pool.query('SELECT keep_list_total($1, $2)', [table, scope !== undefined]);
    }
  }
}
