import type { SalesReturnSnapshot, SalesTransactionSnapshot } from '@strata/domain';
import { amountText, BASE_SELECT, columnOf } from '@strata/infrastructure-kit';
import { ADDRESS_PARTS } from '../database/address-parts.js';

const CUSTOMER_ADDRESS = ADDRESS_PARTS.map(
  (part) => `'${part}', customer_address_${columnOf(part)}`,
);

/** A sale without its lines, in the shape of its snapshot; amounts as texts. */
export const SALES_TRANSACTION_SELECT = `id, number, customer_id AS "customerId",
  customer_name AS "customerName", CASE WHEN customer_address_street IS NOT NULL THEN
    jsonb_build_object(${CUSTOMER_ADDRESS.join(', ')}) END AS "customerAddress",
  payment_terms AS "paymentTerms", due_date::text AS "dueDate", status,
  payment_status AS "paymentStatus", currency, ${amountText('total_amount')} AS "totalAmount",
  ${amountText('paid_amount')} AS "paidAmount", ${amountText('refunded_amount')} AS "refundedAmount",
  ${amountText('returned_amount')} AS "returnedAmount", ${amountText('goodwill_amount')} AS "goodwillAmount",
  ${amountText('balance_due')} AS "balanceDue",
  is_open AS "isOpen", ${BASE_SELECT}`;

/** The lines of a sale, with their allocations. */
export const SALES_TRANSACTION_ITEMS = `(SELECT jsonb_agg(jsonb_build_object(
            'id', line.id, 'itemId', line.item_id, 'sku', line.sku, 'name', line.name, 'quantity', line.quantity,
            'listPrice', ${amountText('line.list_price', 'sales_transactions.currency')},
            'discount', CASE WHEN line.discount_rate IS NOT NULL THEN jsonb_build_object(
                          'rate', trim_scale(line.discount_rate)::text, 'reason', line.discount_reason) END,
            'unitPrice', ${amountText('line.unit_price', 'sales_transactions.currency')}, 'lineTotal', ${amountText('line.line_total', 'sales_transactions.currency')},
            'returnedQuantity', line.returned_quantity,
            'allocations', (SELECT jsonb_agg(jsonb_build_object(
                                     'warehouseId', warehouse_id, 'quantity', quantity)
                                   ORDER BY position)
                              FROM sales_allocations
                             WHERE sales_transaction_item_id = line.id))
          ORDER BY line.position)
     FROM sales_transaction_items AS line
    WHERE line.sales_transaction_id = sales_transactions.id)`;

/** A return without its lines, likewise. */
export const SALES_RETURN_SELECT = `id, sales_transaction_id AS "salesTransactionId",
  warehouse_id AS "warehouseId", reason, currency, ${amountText('return_amount')} AS "returnAmount",
  ${amountText('refund_amount')} AS "refundAmount", ${BASE_SELECT}`;

/** The lines of a return. */
export const SALES_RETURN_ITEMS = `(SELECT jsonb_agg(jsonb_build_object(
            'salesTransactionItemId', line.sales_transaction_item_id, 'itemId', line.item_id,
            'sku', sold.sku, 'name', sold.name, 'unitPrice', ${amountText('sold.unit_price', 'sales_returns.currency')},
            'quantity', line.quantity, 'restock', line.restock, 'amount', ${amountText('line.amount', 'sales_returns.currency')})
          ORDER BY line.position)
     FROM sales_return_items AS line
     JOIN sales_transaction_items AS sold ON sold.id = line.sales_transaction_item_id
    WHERE line.sales_return_id = sales_returns.id)`;

/** A row as {@link SALES_TRANSACTION_SELECT} and {@link SALES_TRANSACTION_ITEMS} give it. */
export type SalesTransactionRow = SalesTransactionSnapshot;

/** A row as {@link SALES_RETURN_SELECT} and {@link SALES_RETURN_ITEMS} give it. */
export type SalesReturnRow = SalesReturnSnapshot;

/** The row of a new sale itself. */
export function toSaleRow({ items: _items, customerAddress, ...row }: SalesTransactionSnapshot) {
  const address = ADDRESS_PARTS.map((part) => [
    `customerAddress${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    customerAddress?.[part] ?? null,
  ]);
  return { ...row, ...Object.fromEntries(address) };
}

/** The rows of the lines of a sale. */
export function toLineRows({ id: salesTransactionId, items }: SalesTransactionSnapshot) {
  return items.map(({ allocations: _allocations, discount, ...line }, position) => ({
    ...line,
    discountRate: discount?.rate ?? null,
    discountReason: discount?.reason ?? null,
    salesTransactionId,
    position,
  }));
}

/** The rows of the allocations of all lines of a sale. */
export function toAllocationRows({ items }: SalesTransactionSnapshot) {
  return items.flatMap(({ id: salesTransactionItemId, allocations }) =>
    allocations.map((allocation, position) => ({
      ...allocation,
      salesTransactionItemId,
      position,
    })),
  );
}
