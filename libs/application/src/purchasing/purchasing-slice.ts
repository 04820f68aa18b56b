import type { PurchaseOrderRepository } from '@strata/domain';
import type { PurchaseOrderQueries } from './purchasing-queries.js';

/** What a store has of purchasing, beside the collections. */
export interface PurchasingSlice {
  readonly repositories: { readonly purchaseOrders: PurchaseOrderRepository };
  readonly queries: { readonly purchaseOrders: PurchaseOrderQueries };
}
