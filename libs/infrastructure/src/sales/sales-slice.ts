import type { SalesSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { SALES_DOCUMENT_CHECKS } from './document-checks.js';
import { SALES_MONEY_CHECKS } from './money-checks.js';
import {
  PgSalesReturnQueries,
  PgSalesTransactionQueries,
  SALES_RETURNS,
  SALES_TRANSACTIONS,
} from './pg-sales-queries.js';
import { PgSalesReports } from './pg-sales-reports.js';
import { SqlSalesRepository } from './sql-sales-repository.js';

/** Sales in PostgreSQL. */
export const salesSql = {
  repositories: {
    sales: (session: SqlSession) => new SqlSalesRepository(session),
  },
  queries: ({ rows, lists }: ReadStatements) => ({
    sales: new PgSalesTransactionQueries(rows, lists),
    salesReturns: new PgSalesReturnQueries(rows, lists),
    salesReports: new PgSalesReports(lists),
  }),
  lists: [SALES_TRANSACTIONS, SALES_RETURNS],
  checks: [...SALES_DOCUMENT_CHECKS, ...SALES_MONEY_CHECKS],
} satisfies SqlSlice<SalesSlice, ReadStatements>;
