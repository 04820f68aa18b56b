import type { ReportPage, ReportQuery } from '@strata/application-kit';
import type {
  Receivables,
  ReceivablesFilter,
  SalesGrouping,
  SalesReportQueries,
  Sold,
  SoldFilter,
} from '@strata/application';
import {
  amountText,
  Parameters,
  readReport,
  reportStatement,
  type ListStatement,
  type ReportSource,
  type Statements,
} from '@strata/infrastructure-kit';
import { DOCUMENT_TABLES } from '../billing/billed-document-columns.js';

const NAME_OF = {
  item: '(SELECT name FROM items WHERE id = page.key)',
  customer: '(SELECT name FROM customers WHERE id = page.key)',
} as const;

const amount = (column: string) => amountText(column);
const asItIs = (column: string) => column;

/** An amount due between two ages in days, both included; the older end may be open. */
function due(youngest: number, oldest?: number) {
  const upTo = oldest === undefined ? '' : ` AND days <= ${oldest}`;
  const sum = `coalesce(sum(balance_due) FILTER (WHERE days >= ${youngest}${upTo}), 0)`;
  return [sum, amount] as const;
}

/** The SQL of what is still due, by customer. */
export function receivablesStatement(query: ReportQuery<ReceivablesFilter>): ListStatement {
  const { asOf, customerId } = query.filter;
  const parameters = new Parameters();
  const day = parameters.add(asOf, 'date');
  const condition =
    customerId === undefined ? '' : `AND customer_id = ${parameters.add(customerId, 'uuid')}`;
  const source: ReportSource = {
    parts: Object.entries(DOCUMENT_TABLES)
      .map(
        ([type, table]) =>
          `SELECT customer_id AS key, currency, balance_due, ${day} - due_date AS days, '${type}' AS type
             FROM ${table} WHERE balance_due > 0 ${condition}`,
      )
      .join(' UNION ALL '),
    keyType: 'uuid',
    name: NAME_OF.customer,
    measures: {
      sales: [`count(*) FILTER (WHERE type = 'sales_transaction')`, asItIs],
      rentals: [`count(*) FILTER (WHERE type = 'rental_agreement')`, asItIs],
      balanceDue: ['sum(balance_due)', amount],
      notDue: ['coalesce(sum(balance_due) FILTER (WHERE days <= 0), 0)', amount],
      days1To30: due(1, 30),
      days31To60: due(31, 60),
      days61To90: due(61, 90),
      daysOver90: due(91),
    },
  };
  return reportStatement(source, query, parameters);
}

const SOLD = {
  sales: ['count(*)', asItIs],
  quantity: ['NULL::bigint', asItIs],
  grossAmount: ['sum(gross)', amount],
  returnedAmount: ['sum(returned)', amount],
  netAmount: ['sum(gross - returned)', amount],
} as const;

/** The SQL of what was sold in a period. */
export function soldStatement(query: ReportQuery<SoldFilter>): ListStatement {
  const { from, to, groupBy } = query.filter;
  const parameters = new Parameters();
  const period = `sale.created_at >= ${parameters.add(from, 'timestamptz')}
    AND sale.created_at < ${parameters.add(to, 'timestamptz')} AND sale.status <> 'cancelled'`;
  return reportStatement(soldSource(groupBy, period), query, parameters);
}

function soldSource(groupBy: SalesGrouping, period: string): ReportSource {
  if (groupBy === 'item') {
    return {
      parts: `SELECT line.item_id AS key, sale.currency, sale.id, line.quantity, line.line_total AS gross,
                     line.unit_price * line.returned_quantity AS returned
                FROM sales_transactions AS sale
                JOIN sales_transaction_items AS line ON line.sales_transaction_id = sale.id
               WHERE ${period}`,
      keyType: 'uuid',
      name: NAME_OF.item,
      // A sale can have several lines of an item.
      measures: {
        ...SOLD,
        sales: ['count(DISTINCT id)', asItIs],
        quantity: ['sum(quantity)', asItIs],
      },
    };
  }
  const isByCustomer = groupBy === 'customer';
  const key = isByCustomer
    ? 'customer_id'
    : `date_trunc('${groupBy}', created_at AT TIME ZONE 'UTC')::date`;
  return {
    parts: `SELECT ${key} AS key, currency, total_amount AS gross, returned_amount AS returned
              FROM sales_transactions AS sale WHERE ${period}`,
    keyType: isByCustomer ? 'uuid' : 'date',
    name: isByCustomer ? NAME_OF.customer : 'NULL',
    measures: SOLD,
  };
}

/** Reports of sales, each one statement. */
export class PgSalesReports implements SalesReportQueries {
  constructor(private readonly pool: Statements) {}

  receivables(query: ReportQuery<ReceivablesFilter>): Promise<ReportPage<Receivables>> {
    return readReport(this.pool, receivablesStatement(query), query);
  }

  sold(query: ReportQuery<SoldFilter>): Promise<ReportPage<Sold>> {
    return readReport(this.pool, soldStatement(query), query);
  }
}
