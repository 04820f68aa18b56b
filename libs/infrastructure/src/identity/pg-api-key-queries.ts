import type { ApiKeyQueries } from '@strata/application';
import { pgQueries, runPrepared, type Statements, type TableRow } from '@strata/infrastructure-kit';
import { apiKeyTable } from './api-key-table.js';

const { select, table, toView } = apiKeyTable.list;

/** Reads of API keys; no digest leaves the table. */
export function pgApiKeyQueries(rows: Statements, lists = rows): ApiKeyQueries {
  return Object.assign(pgQueries(apiKeyTable, rows, lists), {
    byDigest: async (digest: string) => {
      const [row] = await runPrepared<TableRow>(rows, {
        text: `SELECT ${select} FROM ${table} WHERE digest = $1 AND is_active`,
        values: [digest],
      });
      return row ? toView(row) : null;
    },
  });
}
