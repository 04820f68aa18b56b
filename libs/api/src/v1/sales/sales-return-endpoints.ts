import {
  ReceiveSalesReturnUseCase,
  type SalesReturnQueries,
  type SalesReturnView,
  type SalesTransactionQueries,
} from '@strata/application';
import { salesErrors } from '@strata/domain';
import {
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  type Resource,
} from '@strata/api-kit';
import { documentRecords } from '../../shared/document-records.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { receiveSalesReturn } from './receive-sales-return.js';
import { presentSalesReturn } from './sales-presenter.js';
import { returnFormat } from './sales-return-format.js';
import { salesReturnPageSchema, salesReturnResponseSchema } from './sales-schemas.js';
import { salesResource } from './sales-transaction-endpoints.js';

const returns: Resource<SalesReturnView, object, Role> = {
  path: '/sales-returns',
  name: 'SalesReturn',
  plural: 'SalesReturns',
  article: 'a return',
  tag: 'Returns',
  readers: 'viewer',
  schema: salesReturnResponseSchema,
  notFound: salesErrors.returnNotFound,
  present: presentSalesReturn,
};

/** The endpoints of returns. */
export function salesReturnEndpoints(
  ports: Ports<SalesReturnQueries>,
  sales: SalesTransactionQueries,
): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    receiveSalesReturn(commands, new ReceiveSalesReturnUseCase()),
    documentRecords<'SalesTransaction'>(
      salesResource,
      sales,
      cursors,
    )({
      name: 'returns',
      operationId: 'listReturnsOfSale',
      tag: returns.tag,
      format: returnFormat,
      page: salesReturnPageSchema,
      present: presentSalesReturn,
      list: ({ filter, ...query }, salesTransactionId) =>
        queries.list({ ...query, filter: { ...filter, salesTransactionId } }),
    }),
    listEndpoint(
      returns,
      salesReturnPageSchema,
      returnFormat,
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(returns, queries),
    historyEndpoint(returns, ports),
  ];
}
