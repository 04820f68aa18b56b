import type { ReconciliationCheck } from '@strata/infrastructure-kit';

/** What came of a line is what its receipts say. */
const received: ReconciliationCheck = {
  name: 'received of purchase_order_items',
  statement: `
    SELECT format('%s, line %s: received is %s, and its receipts add up to %s', number, line.position + 1,
                  line.received, coalesce(receipt.quantity, 0)) AS line
      FROM purchase_order_items AS line
      JOIN purchase_orders ON purchase_orders.id = line.purchase_order_id
      LEFT JOIN (SELECT purchase_order_item_id AS id, sum(quantity) AS quantity
                   FROM goods_receipt_items GROUP BY 1) AS receipt ON receipt.id = line.id
     WHERE line.received <> coalesce(receipt.quantity, 0) ORDER BY 1`,
};

/** The status says how much of the lines came. */
const statuses: ReconciliationCheck = {
  name: 'status of purchase_orders',
  statement: `
    SELECT format('%s: status is %s, and %s of %s pieces came', number, status, received, ordered) AS line
      FROM (SELECT number, status, sum(line.received) AS received, sum(line.ordered) AS ordered
              FROM purchase_orders
              JOIN purchase_order_items AS line ON line.purchase_order_id = purchase_orders.id
             GROUP BY purchase_orders.id) AS purchase_order
     WHERE CASE WHEN status IN ('draft', 'ordered', 'cancelled') THEN received > 0
                WHEN status = 'received' THEN received < ordered
                ELSE received = 0 OR received = ordered END ORDER BY 1`,
};

/** What came in is in the ledger, at what it was ordered at; also finds what is in the ledger alone. */
const booked: ReconciliationCheck = {
  name: 'goods receipts in the ledger of stock',
  statement: `
    SELECT format('item %s by goods receipt %s: %s pieces worth %s came, and the ledger has %s worth %s', item_id,
                  cause_id, coalesce(receipt.quantity, 0), trim_scale(coalesce(receipt.value, 0)),
                  coalesce(ledger.quantity, 0), trim_scale(coalesce(ledger.value, 0))) AS line
      FROM (SELECT line.goods_receipt_id AS cause_id, ordered.item_id, purchase_orders.warehouse_id,
                   sum(line.quantity) AS quantity, sum(line.quantity * ordered.unit_cost) AS value
              FROM goods_receipt_items AS line
              JOIN purchase_order_items AS ordered ON ordered.id = line.purchase_order_item_id
              JOIN purchase_orders ON purchase_orders.id = ordered.purchase_order_id
             GROUP BY 1, 2, 3) AS receipt
      FULL JOIN (SELECT cause_id, item_id, warehouse_id, sum(on_hand_delta) AS quantity,
                        sum(value_delta) AS value
                   FROM stock_movements WHERE cause_type = 'goods_receipt' GROUP BY 1, 2, 3) AS ledger
        USING (cause_id, item_id, warehouse_id)
     WHERE (coalesce(receipt.quantity, 0), coalesce(receipt.value, 0))
           <> (coalesce(ledger.quantity, 0), coalesce(ledger.value, 0)) ORDER BY 1`,
};

/** What must hold of purchase orders, what came of them, and stock. */
export const PURCHASING_CHECKS: readonly ReconciliationCheck[] = [received, statuses, booked];
