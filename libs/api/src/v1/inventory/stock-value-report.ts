import {
  currency,
  type CursorCodec,
  endpoint,
  id,
  ok,
  ReportFormat,
  reportSchema,
  sumOfAmounts,
} from '@strata/api-kit';
import {
  STOCK_VALUE_GROUPINGS,
  type StockReportQueries,
  type StockValue,
  type StockValueGrouping,
} from '@strata/application';
import Joi from 'joi';

const format = new ReportFormat<{
  readonly group_by: StockValueGrouping;
  readonly item_id?: string;
  readonly warehouse_id?: string;
}>('stock_value', {
  group_by: Joi.string()
    .valid(...STOCK_VALUE_GROUPINGS)
    .required()
    .description('What the groups are.'),
  item_id: id(),
  warehouse_id: id(),
});

const stockValue = Joi.object({
  currency: currency().required(),
  on_hand: Joi.number()
    .integer()
    .min(0)
    .allow(null)
    .required()
    .description('Pieces, by item; else null.'),
  value: sumOfAmounts().required().description('What the pieces on hand cost together.'),
})
  .id('StockValue')
  .description('What stock cost.');

const schema = reportSchema('StockValueReport', stockValue, {
  key: id().required().description('The id of the item or warehouse.'),
  name: Joi.string().required().description('Of the item or warehouse.'),
});

const present = {
  sums: ({ currency, onHand, value }: StockValue) => ({ currency, on_hand: onHand, value }),
  group: <Group>(group: Group) => group,
};

/** `GET /reports/stock-value` */
export const reportStockValue = (reports: StockReportQueries, cursors: CursorCodec) =>
  endpoint({
    method: 'get',
    path: '/reports/stock-value',
    operationId: 'reportStockValue',
    summary: 'What the stock on hand cost, by item or warehouse',
    description:
      'As of now; reserved pieces are on hand still. Groups without a piece are left out.',
    tag: 'Reports',
    access: 'manager',
    query: format.schema,
    response: {
      status: 200,
      description: 'A page of groups in the order of their keys, and the sums over all of them.',
      schema,
    },
    handle: async ({ query, origin: { trace } }) => {
      const { group_by: groupBy, item_id: itemId, warehouse_id: warehouseId } = query;
      const filter = { groupBy, itemId, warehouseId };
      const asked = { ...format.toQuery(query, filter, cursors), trace };
      const page = await reports.value(asked);
      return ok(format.toPage(page, query, cursors, present));
    },
  });
