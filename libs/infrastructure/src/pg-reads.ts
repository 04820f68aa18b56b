import type { Queries } from '@strata/application';
import { allPgQueries, type Statements } from '@strata/infrastructure-kit';
import { pgUserQueries } from './identity/pg-user-queries.js';
import { PgStockQueries } from './inventory/pg-stock-queries.js';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from './sales/pg-sales-queries.js';
import { TABLES } from './tables.js';

/** All reads, through prepared statements; sign-in waits behind no other. */
export function pgReads({
  rows,
  lists,
  identity,
}: Readonly<Record<'rows' | 'lists' | 'identity', Statements>>): Queries {
  return {
    ...allPgQueries(TABLES, rows, lists),
    users: pgUserQueries(identity, lists),
    stock: new PgStockQueries(lists),
    sales: new PgSalesTransactionQueries(rows, lists),
    salesReturns: new PgSalesReturnQueries(rows, lists),
  };
}
