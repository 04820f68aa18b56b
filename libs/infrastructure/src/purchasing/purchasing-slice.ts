import type { PurchasingSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import {
  GOODS_RECEIPTS,
  PgPurchaseOrderQueries,
  PURCHASE_ORDERS,
} from './pg-purchase-order-queries.js';
import { PURCHASING_CHECKS } from './purchasing-checks.js';
import { SqlPurchaseOrderRepository } from './sql-purchase-order-repository.js';

/** Purchasing in PostgreSQL. */
export const purchasingSql = {
  repositories: {
    purchaseOrders: (session: SqlSession) => new SqlPurchaseOrderRepository(session),
  },
  queries: ({ rows, lists }: ReadStatements) => ({
    purchaseOrders: new PgPurchaseOrderQueries(rows, lists),
  }),
  lists: [PURCHASE_ORDERS, GOODS_RECEIPTS],
  checks: PURCHASING_CHECKS,
} satisfies SqlSlice<PurchasingSlice, ReadStatements>;
