import type { ReconciliationCheck } from '@strata/infrastructure-kit';

/** What levels hold back is what sales wait for; also finds what is held back for nobody, and not at all. */
const reserved: ReconciliationCheck = {
  name: 'reserved of stock_levels',
  statement: `
    SELECT format('item %s in warehouse %s: %s reserved, and confirmed sales are allocated %s', item_id,
                  warehouse_id, coalesce(level.reserved, 0), coalesce(sold.quantity, 0)) AS line
      FROM stock_levels AS level
      FULL JOIN (SELECT line.item_id, allocation.warehouse_id, sum(allocation.quantity) AS quantity
                   FROM sales_transactions AS sale
                   JOIN sales_transaction_items AS line ON line.sales_transaction_id = sale.id
                   JOIN sales_allocations AS allocation ON allocation.sales_transaction_item_id = line.id
                  WHERE sale.status = 'confirmed' GROUP BY 1, 2) AS sold USING (item_id, warehouse_id)
     WHERE coalesce(level.reserved, 0) <> coalesce(sold.quantity, 0) ORDER BY 1`,
};

/** Every piece of a line is allocated to a warehouse, once. */
const allocated: ReconciliationCheck = {
  name: 'quantity of sales_transaction_items',
  statement: `
    SELECT format('%s, line %s: quantity is %s, and its allocations add up to %s', number, line.position + 1,
                  line.quantity, coalesce(allocation.quantity, 0)) AS line
      FROM sales_transaction_items AS line
      JOIN sales_transactions AS sale ON sale.id = line.sales_transaction_id
      LEFT JOIN (SELECT sales_transaction_item_id AS id, sum(quantity) AS quantity
                   FROM sales_allocations GROUP BY 1) AS allocation ON allocation.id = line.id
     WHERE line.quantity <> coalesce(allocation.quantity, 0) ORDER BY 1`,
};

const returnedPieces: ReconciliationCheck = {
  name: 'returned_quantity of sales_transaction_items',
  statement: `
    SELECT format('%s, line %s: returned_quantity is %s, and its returns add up to %s', number,
                  line.position + 1, line.returned_quantity, coalesce(returned.quantity, 0)) AS line
      FROM sales_transaction_items AS line
      JOIN sales_transactions AS sale ON sale.id = line.sales_transaction_id
      LEFT JOIN (SELECT sales_transaction_item_id AS id, sum(quantity) AS quantity
                   FROM sales_return_items GROUP BY 1) AS returned ON returned.id = line.id
     WHERE line.returned_quantity <> coalesce(returned.quantity, 0) ORDER BY 1`,
};

/** An amount of documents is what the amounts of their parts add up to. */
function amountOf(
  column: string,
  documents: string,
  { parts, amount, of }: Readonly<Record<'parts' | 'amount' | 'of', string>>,
): ReconciliationCheck {
  const number = documents === 'sales_transactions' ? 'document.number' : 'document.id';
  return {
    name: `${column} of ${documents}`,
    statement: `
      SELECT format('%s: ${column} is %s %s, and ${amount} of its ${parts} adds up to %s', ${number},
                    trim_scale(document.${column}), document.currency,
                    trim_scale(coalesce(part.amount, 0))) AS line
        FROM ${documents} AS document
        LEFT JOIN (SELECT ${of} AS id, sum(${amount}) AS amount FROM ${parts} GROUP BY 1) AS part
          USING (id)
       WHERE document.${column} <> coalesce(part.amount, 0) ORDER BY 1`,
  };
}

/** What must hold of sales, their lines, returns and stock. */
export const SALES_DOCUMENT_CHECKS: readonly ReconciliationCheck[] = [
  reserved,
  allocated,
  returnedPieces,
  amountOf('total_amount', 'sales_transactions', {
    parts: 'sales_transaction_items',
    amount: 'line_total',
    of: 'sales_transaction_id',
  }),
  amountOf('returned_amount', 'sales_transactions', {
    parts: 'sales_returns',
    amount: 'return_amount',
    of: 'sales_transaction_id',
  }),
  amountOf('return_amount', 'sales_returns', {
    parts: 'sales_return_items',
    amount: 'amount',
    of: 'sales_return_id',
  }),
];
