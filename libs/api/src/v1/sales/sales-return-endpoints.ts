import {
  ReceiveSalesReturnUseCase,
  type SalesReturnQueries,
  type SalesReturnView,
  type SalesTransactionQueries,
} from '@strata/application';
import { salesErrors } from '@strata/domain';
import { type Endpoint, getEndpoint, listEndpoint, type Resource } from '@strata/api-kit';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { listReturnsOfSale } from './list-returns-of-sale.js';
import { receiveSalesReturn } from './receive-sales-return.js';
import { presentSalesReturn } from './sales-presenter.js';
import { returnFormat } from './sales-return-format.js';
import { salesReturnPageSchema, salesReturnResponseSchema } from './sales-schemas.js';

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
  { commands, cursors, queries }: Ports<SalesReturnQueries>,
  sales: SalesTransactionQueries,
): readonly Endpoint<Role>[] {
  return [
    receiveSalesReturn(commands, new ReceiveSalesReturnUseCase()),
    listReturnsOfSale(sales, queries, cursors),
    listEndpoint(
      returns,
      salesReturnPageSchema,
      returnFormat,
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(returns, queries),
  ];
}
