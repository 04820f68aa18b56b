import {
  calendarDay,
  type Endpoint,
  endpoint,
  id,
  ok,
  periodSchemas,
  ReportFormat,
} from '@strata/api-kit';
import {
  type Receivables,
  SALES_GROUPINGS,
  type SalesGrouping,
  type SalesReportQueries,
  type Sold,
} from '@strata/application';
import Joi from 'joi';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import type { Today } from '../../shared/today.js';
import { receivablesReportSchema, salesReportSchema } from './report-schemas.js';

const receivablesFormat = new ReportFormat<{
  readonly as_of?: string;
  readonly customer_id?: string;
}>('receivables', {
  as_of: calendarDay().description(
    'The day that ages are counted to: today unless said. The balances are those of now.',
  ),
  customer_id: id(),
});

const { from, to } = periodSchemas('Made');
const salesFormat = new ReportFormat<{
  readonly from: Date;
  readonly to: Date;
  readonly group_by: SalesGrouping;
}>('sales_report', {
  // Both, because what is asked for decides how much is read.
  from: from.required(),
  to: to.required(),
  group_by: Joi.string()
    .valid(...SALES_GROUPINGS)
    .required()
    .description('Days, weeks from Monday on and months are those of UTC.'),
});

const presentReceivables = (sums: Receivables) => ({
  currency: sums.currency,
  sales: sums.sales,
  rentals: sums.rentals,
  balance_due: sums.balanceDue,
  not_due: sums.notDue,
  days_1_to_30: sums.days1To30,
  days_31_to_60: sums.days31To60,
  days_61_to_90: sums.days61To90,
  days_over_90: sums.daysOver90,
});

const presentSold = (sums: Sold) => ({
  currency: sums.currency,
  sales: sums.sales,
  quantity: sums.quantity,
  gross_amount: sums.grossAmount,
  returned_amount: sums.returnedAmount,
  net_amount: sums.netAmount,
});

/** The reports of sales. */
export function salesReportEndpoints(
  { cursors, queries }: Ports<SalesReportQueries>,
  today: Today,
): readonly Endpoint<Role>[] {
  return [
    endpoint({
      method: 'get',
      path: '/reports/receivables',
      operationId: 'reportReceivables',
      summary: 'What is still due of sales and rentals, by customer and age',
      description: 'The balances of now, by how long they have been due on a day.',
      tag: 'Reports',
      access: 'viewer',
      query: receivablesFormat.schema,
      response: {
        status: 200,
        description:
          'A page of customers in the order of their ids, and the sums over all of them.',
        schema: receivablesReportSchema,
      },
      handle: async ({ query, origin: { trace } }) => {
        const { as_of: asOf = today(), customer_id: customerId } = query;
        const asked = receivablesFormat.toQuery(query, { asOf, customerId }, cursors);
        const page = await queries.receivables({ ...asked, trace });
        const present = {
          sums: presentReceivables,
          group: ({ key, name, sums }: GroupOf<typeof presentReceivables>) => ({
            customer_id: key,
            customer_name: name,
            sums,
          }),
        };
        return ok({ as_of: asOf, ...receivablesFormat.toPage(page, query, cursors, present) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/reports/sales',
      operationId: 'reportSales',
      summary: 'What was sold, by time, item or customer',
      description: 'Without what was cancelled. What came back counts where it was sold.',
      tag: 'Reports',
      access: 'viewer',
      query: salesFormat.schema,
      response: {
        status: 200,
        description: 'A page of groups in the order of their keys, and the sums over all of them.',
        schema: salesReportSchema,
      },
      handle: async ({ query, origin: { trace } }) => {
        const filter = { from: query.from, to: query.to, groupBy: query.group_by };
        const page = await queries.sold({ ...salesFormat.toQuery(query, filter, cursors), trace });
        const present = {
          sums: presentSold,
          group: (group: GroupOf<typeof presentSold>) => group,
        };
        return ok(salesFormat.toPage(page, query, cursors, present));
      },
    }),
  ];
}

type GroupOf<Present extends (sums: never) => object> = {
  readonly key: string;
  readonly name: string | null;
  readonly sums: readonly ReturnType<Present>[];
};
