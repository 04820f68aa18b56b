import type { ApiKeyQueries } from '@strata/application';
import { pgQueries, runPrepared, type Statements, type TableRow } from '@strata/infrastructure-kit';
import { apiKeyTable } from './api-key-table.js';

const { select, table, toView } = apiKeyTable.list;

/** Reads of API keys; no digest leaves the table. */
export function pgApiKeyQueries(rows: Statements, lists = rows): ApiKeyQueries {
  const queries = pgQueries(apiKeyTable, rows, lists);
  return {
    get: (id) => queries.get(id),
    list: (query) => queries.list(query),
    count: (filter) => queries.count(filter),
    byDigest: async (digest) => {
      const [row] = await runPrepared<TableRow>(rows, {
        text: `SELECT ${select} FROM ${table} WHERE digest = $1 AND is_active`,
        values: [digest],
      });
      return row ? toView(row) : null;
    },
  };
}
