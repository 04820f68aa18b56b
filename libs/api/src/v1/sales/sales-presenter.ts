import type { SalesReturnView, SalesTransactionView } from '@strata/application';
import type { WithoutLines } from '@strata/application-kit';
import type { ReturnedLine, SalesLineSnapshot } from '@strata/domain';
import { presentBaseFields } from '@strata/api-kit';
import { presentAddress } from '../../shared/address-schema.js';

/** A sale, to the wire; as listed it has no lines unless they were asked for. */
export function presentSalesTransaction(sale: WithoutLines<SalesTransactionView>) {
  return {
    ...presentBaseFields(sale),
    number: sale.number,
    customer_id: sale.customerId,
    customer_name: sale.customerName,
    customer_address: presentAddress(sale.customerAddress),
    payment_terms: sale.paymentTerms,
    due_date: sale.dueDate,
    status: sale.status,
    payment_status: sale.paymentStatus,
    currency: sale.currency,
    total_amount: sale.totalAmount,
    paid_amount: sale.paidAmount,
    refunded_amount: sale.refundedAmount,
    returned_amount: sale.returnedAmount,
    goodwill_amount: sale.goodwillAmount,
    balance_due: sale.balanceDue,
    items: sale.items?.map(presentLine),
  };
}

function presentLine(line: SalesLineSnapshot) {
  return {
    id: line.id,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    list_price: line.listPrice,
    unit_price: line.unitPrice,
    discount: line.discount,
    line_total: line.lineTotal,
    returned_quantity: line.returnedQuantity,
    allocations: line.allocations.map(({ warehouseId, quantity }) => ({
      warehouse_id: warehouseId,
      quantity,
    })),
  };
}

/** A return, to the wire; likewise. */
export function presentSalesReturn(salesReturn: WithoutLines<SalesReturnView>) {
  return {
    ...presentBaseFields(salesReturn),
    sales_transaction_id: salesReturn.salesTransactionId,
    warehouse_id: salesReturn.warehouseId,
    reason: salesReturn.reason,
    currency: salesReturn.currency,
    return_amount: salesReturn.returnAmount,
    refund_amount: salesReturn.refundAmount,
    items: salesReturn.items?.map(presentReturnedLine),
  };
}

function presentReturnedLine(line: ReturnedLine) {
  return {
    sales_transaction_item_id: line.salesTransactionItemId,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    restock: line.restock,
    amount: line.amount,
  };
}
