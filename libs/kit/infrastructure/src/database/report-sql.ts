import type { ReportGroup, ReportPage, ReportQuery } from '@strata/application-kit';
import { runPrepared } from './list-reader.js';
import type { ListStatement, Parameters } from './list-sql.js';
import { onlyRow } from './only-row.js';
import type { Statements } from './statements.js';

/** What a report adds up, and by what. */
export interface ReportSource {
  /** A SELECT of the parts with their `key` and `currency`, and what the measures are made of. */
  readonly parts: string;
  /** The type of the key. */
  readonly keyType: 'uuid' | 'date';
  /** The name of what a key stands for, as a column of the page: `page.key`. */
  readonly name: string;
  /** By name, an aggregate over the parts and how it is shown, of which the column is the argument. */
  readonly measures: Readonly<
    Record<string, readonly [sum: string, show: (column: string) => string]>
  >;
}

/** The one row that a report is answered with. */
interface ReportRow<Group, Sums> {
  readonly total: number;
  readonly sums: readonly Sums[];
  readonly groups: readonly Group[];
}

/**
 * A page of a report with the sums over all of it: one statement that reads each part once, and sees one
 * moment. There is one group more than the page to tell whether there is a next one.
 */
export function reportStatement(
  { parts, keyType, name, measures }: ReportSource,
  { skip, limit, after }: ReportQuery<unknown>,
  parameters: Parameters,
): ListStatement {
  const all = Object.entries(measures);
  const sums = all.map(([field, [sum]]) => `${sum} AS "${field}"`).join(', ');
  const shown = all.map(([field, [, show]]) => `'${field}', ${show(`grouped."${field}"`)}`);
  const object = `jsonb_build_object('currency', currency, ${shown.join(', ')})`;
  const behind = after === undefined ? '' : `AND key > ${parameters.add(after, keyType)}`;
  const text = `
    WITH grouped AS MATERIALIZED (
           SELECT key, currency, grouping(key) = 1 AS whole, ${sums}
             FROM (${parts}) AS part GROUP BY GROUPING SETS ((key, currency), (currency))),
         page AS (
           SELECT key FROM grouped WHERE NOT whole ${behind} GROUP BY key ORDER BY key
            LIMIT ${parameters.add(limit + 1, 'bigint')} OFFSET ${parameters.add(skip, 'bigint')}),
         shown AS (
           SELECT key, jsonb_agg(${object} ORDER BY currency) AS sums
             FROM page JOIN grouped USING (key) WHERE NOT whole GROUP BY key)
    SELECT (SELECT count(DISTINCT key) FROM grouped WHERE NOT whole)::int AS total,
           (SELECT coalesce(jsonb_agg(${object} ORDER BY currency), '[]') FROM grouped WHERE whole) AS sums,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('key', page.key, 'name', ${name}, 'sums', page.sums)
                                      ORDER BY page.key), '[]') FROM shown AS page) AS groups`;
  return { text, values: parameters.values };
}

/** The page that a {@link reportStatement} gives. */
export async function readReport<Sums>(
  statements: Statements,
  statement: ListStatement,
  { limit, trace }: ReportQuery<unknown>,
): Promise<ReportPage<Sums>> {
  const rows = await runPrepared<ReportRow<ReportGroup<Sums>, Sums>>(statements, statement, trace);
  const { total, sums, groups } = onlyRow(rows);
  const page = groups.slice(0, limit);
  const last = page.at(-1);
  return { groups: page, total, sums, next: last && groups.length > limit ? last.key : null };
}
