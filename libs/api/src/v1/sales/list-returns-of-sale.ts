import type { SalesReturnQueries, SalesTransactionQueries } from '@strata/application';
import { salesErrors } from '@strata/domain';
import { type CursorCodec, endpoint, idParams, okJson } from '@strata/api-kit';
import { presentSalesReturn } from './sales-presenter.js';
import { returnFormat } from './sales-return-format.js';
import { salesReturnPageSchema } from './sales-schemas.js';

/** `GET /sales-transactions/{id}/returns` */
export const listReturnsOfSale = (
  sales: SalesTransactionQueries,
  returns: SalesReturnQueries,
  cursors: CursorCodec,
) =>
  endpoint({
    method: 'get',
    path: '/sales-transactions/:id/returns',
    operationId: 'listReturnsOfSale',
    summary: 'List the returns of a sale',
    tag: 'Returns',
    access: 'viewer',
    params: idParams<'SalesTransaction'>(),
    query: returnFormat.schema,
    response: { status: 200, description: 'A page of returns.', schema: salesReturnPageSchema },
    errors: [salesErrors.notFound],
    handle: async ({ params, query }) => {
      const asked = returnFormat.toQuery(query, cursors);
      const filter = { ...asked.filter, salesTransactionId: params.id };
      const page = await returns.list({ ...asked, filter });
      // A sale that has returns is there: only without them is it looked for.
      if (page.total === 0 && !(await sales.get(params.id))) throw salesErrors.notFound(params.id);
      return okJson(returnFormat.toJson(page, query, cursors, presentSalesReturn));
    },
  });
