import type { RatePlanQueries } from '@strata/application';
import { pgQueries, runPrepared, type Statements } from '@strata/infrastructure-kit';
import { ratePlanTable } from './rate-plan-table.js';

const { select, table, toView } = ratePlanTable.list;
const OF_ITEMS = `SELECT ${select} FROM ${table} WHERE item_id = ANY($1::uuid[]) AND is_active`;

/** Reads of rate plans. */
export function pgRatePlanQueries(rows: Statements, lists = rows): RatePlanQueries {
  const queries = pgQueries(ratePlanTable, rows, lists);
  return {
    get: (id) => queries.get(id),
    list: (query) => queries.list(query),
    count: (filter) => queries.count(filter),
    ofItems: async (itemIds) => {
      const found = await runPrepared(rows, { text: OF_ITEMS, values: [itemIds] });
      return found.map(toView);
    },
  };
}
