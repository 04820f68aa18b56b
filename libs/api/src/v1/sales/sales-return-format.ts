import { SALES_RETURN_SORT_KEYS, type SalesReturnFilter } from '@strata/application';
import { id, ListFormat } from '@strata/api-kit';

/** How lists of returns are asked for. */
export const returnFormat = new ListFormat(
  'sales_returns',
  { sales_transaction_id: id(), warehouse_id: id() },
  SALES_RETURN_SORT_KEYS,
  (parameters: { sales_transaction_id?: string; warehouse_id?: string }): SalesReturnFilter => ({
    salesTransactionId: parameters.sales_transaction_id,
    warehouseId: parameters.warehouse_id,
  }),
  true,
);
