import type { InventorySlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { PgStockDocumentQueries, STOCK_DOCUMENTS } from './pg-stock-document-queries.js';
import { PgStockQueries, STOCK_LEVELS, STOCK_MOVEMENTS } from './pg-stock-queries.js';
import { PgStockReports } from './pg-stock-reports.js';
import { SqlStockRepository } from './sql-stock-repository.js';

/** Stock in PostgreSQL. */
export const inventorySql = {
  repositories: {
    stock: (session: SqlSession) => new SqlStockRepository(session),
  },
  queries: ({ rows, lists }: ReadStatements) => ({
    stock: new PgStockQueries(lists),
    stockReports: new PgStockReports(lists),
    stockDocuments: new PgStockDocumentQueries(rows, lists),
  }),
  lists: [STOCK_LEVELS, STOCK_MOVEMENTS, STOCK_DOCUMENTS],
} satisfies SqlSlice<InventorySlice, ReadStatements>;
