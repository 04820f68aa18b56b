import type { ReportPage, ReportQuery } from '@strata/application-kit';
import type { StockReportQueries, StockValue, StockValueFilter } from '@strata/application';
import { STOCK_CURRENCY } from '@strata/domain';
import {
  Parameters,
  readReport,
  reportStatement,
  type ListStatement,
  type Statements,
} from '@strata/infrastructure-kit';
import { valueText } from './stock-row.js';

/** The SQL of what stock cost that is on hand. */
export function stockValueStatement(query: ReportQuery<StockValueFilter>): ListStatement {
  const { groupBy, itemId, warehouseId } = query.filter;
  const parameters = new Parameters();
  const conditions = [
    // As the partial indexes say it.
    'on_hand > 0',
    ...(itemId === undefined ? [] : [`item_id = ${parameters.add(itemId, 'uuid')}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
  ];
  return reportStatement(
    {
      parts: `SELECT ${groupBy}_id AS key, '${STOCK_CURRENCY}' AS currency, on_hand, value
                FROM stock_levels WHERE ${conditions.join(' AND ')}`,
      keyType: 'uuid',
      name: `(SELECT name FROM ${groupBy}s WHERE id = page.key)`,
      measures: {
        onHand: [groupBy === 'item' ? 'sum(on_hand)' : 'NULL::bigint', (column) => column],
        value: ['sum(value)', valueText],
      },
    },
    query,
    parameters,
  );
}

/** Reports of stock, each one statement. */
export class PgStockReports implements StockReportQueries {
  constructor(private readonly pool: Statements) {}

  value(query: ReportQuery<StockValueFilter>): Promise<ReportPage<StockValue>> {
    return readReport(this.pool, stockValueStatement(query), query);
  }
}
