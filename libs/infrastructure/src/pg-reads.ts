import type { Queries } from '@strata/application';
import { together } from '@strata/application-kit';
import { allPgQueries, PgHistoryQueries } from '@strata/infrastructure-kit';
import type { ReadStatements } from './database/read-statements.js';
import { SQL_SLICES } from './sql-slices.js';
import { TABLES } from './tables.js';

/** All reads, through prepared statements. */
export function pgReads(statements: ReadStatements): Queries {
  return {
    ...allPgQueries(TABLES, statements.rows, statements.lists),
    ...together(
      Object.values(SQL_SLICES).flatMap((slice) =>
        'queries' in slice ? [slice.queries(statements)] : [],
      ),
    ),
    history: new PgHistoryQueries(statements.lists),
  };
}
