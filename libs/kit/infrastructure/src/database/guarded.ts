import { aggregateErrors, type DomainError } from '@strata/domain-kit';
import { changesFrom, recordset, type RecordTypes } from './records.js';
import { sqlState } from './store-errors.js';

const DIVISION_BY_ZERO = '22012';

/**
 * Makes an UPDATE fail by itself unless it changes as many rows as it must, so that nobody waits to
 * count them: the number of rows divides, and none of our statements divides by anything else.
 * @param rows SQL of how many it must change
 * @param beside another statement that is done together with it
 */
export function guarded(update: string, rows = '1', beside?: string): string {
  const other = beside === undefined ? '' : `beside AS (${beside}), `;
  return `WITH ${other}changed AS (${update} RETURNING 1) SELECT 1 / (count(*) = ${rows})::int FROM changed`;
}

/**
 * Updates the records of the first parameter, each over its version `former`: {@link guarded}, so all of them
 * or none.
 * @param types of all fields, `id` and `version` among them
 * @param beside such as the INSERT of what has changed them
 */
export function updateRecords(table: string, types: RecordTypes, beside?: string): string {
  const { id: _id, ...changing } = types;
  const update = `UPDATE ${table} AS record SET ${changesFrom('next', changing)}
    FROM ${recordset('$1', 'next', { ...types, former: 'int' })}
   WHERE record.id = next.id AND record.version = next.former`;
  return guarded(update, 'jsonb_array_length($1::jsonb)', beside);
}

/** What the failure of a {@link guarded} statement means. */
export function unguarded(error: unknown, type: string, id: string): DomainError | undefined {
  return sqlState(error) === DIVISION_BY_ZERO
    ? aggregateErrors.concurrentUpdate(type, id)
    : undefined;
}
