import type { RatePlanQueries } from '@strata/application';
import type { Span } from '@strata/application-kit';
import type { ItemId } from '@strata/domain';
import { pgQueries, runPrepared, type Statements } from '@strata/infrastructure-kit';
import { ratePlanTable } from './rate-plan-table.js';

const { select, table, toView } = ratePlanTable.list;
const OF_ITEMS = `SELECT ${select} FROM ${table} WHERE item_id = ANY($1::uuid[]) AND is_active`;

/** Reads of rate plans. */
export function pgRatePlanQueries(rows: Statements, lists = rows): RatePlanQueries {
  return Object.assign(pgQueries(ratePlanTable, rows, lists), {
    ofItems: async (itemIds: readonly ItemId[], trace?: Span) => {
      const found = await runPrepared(rows, { text: OF_ITEMS, values: [itemIds] }, trace);
      return found.map(toView);
    },
  });
}
