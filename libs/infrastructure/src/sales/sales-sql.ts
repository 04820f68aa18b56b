import {
  BASE_TYPES,
  changesFrom,
  guarded,
  insertRecords,
  recordset,
} from '@strata/infrastructure-kit';
import { SALES_TRANSACTION_ITEMS, SALES_TRANSACTION_SELECT } from './sales-row.js';

const AMOUNT = 'numeric';

const SALE = {
  id: 'uuid',
  number: 'text',
  customerId: 'uuid',
  paymentTerms: 'text',
  dueDate: 'date',
  status: 'text',
  paymentStatus: 'text',
  currency: 'text',
  totalAmount: AMOUNT,
  paidAmount: AMOUNT,
  refundedAmount: AMOUNT,
  returnedAmount: AMOUNT,
  balanceDue: AMOUNT,
  isOpen: 'boolean',
  ...BASE_TYPES,
} as const;

const LINE = {
  id: 'uuid',
  salesTransactionId: 'uuid',
  position: 'smallint',
  itemId: 'uuid',
  quantity: 'int',
  unitPrice: AMOUNT,
  lineTotal: AMOUNT,
  returnedQuantity: 'int',
} as const;

const ALLOCATION = {
  salesTransactionItemId: 'uuid',
  warehouseId: 'uuid',
  position: 'smallint',
  quantity: 'int',
} as const;

const PAYMENT = {
  id: 'uuid',
  salesTransactionId: 'uuid',
  amount: AMOUNT,
  method: 'text',
  reference: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const RETURN = {
  id: 'uuid',
  salesTransactionId: 'uuid',
  warehouseId: 'uuid',
  reason: 'text',
  currency: 'text',
  returnAmount: AMOUNT,
  refundAmount: AMOUNT,
  ...BASE_TYPES,
} as const;

const RETURNED_LINE = {
  salesReturnId: 'uuid',
  position: 'smallint',
  salesTransactionItemId: 'uuid',
  itemId: 'uuid',
  quantity: 'int',
  restock: 'boolean',
  amount: AMOUNT,
} as const;

/** The place of the next sale in the sequence of numbers. */
export const NEXT_NUMBER = `SELECT nextval('sales_transaction_numbers') AS next`;

/** A sale with its lines. */
export const SELECT_SALE = `SELECT ${SALES_TRANSACTION_SELECT}, ${SALES_TRANSACTION_ITEMS} AS items
  FROM sales_transactions WHERE id = $1`;

/** A sale, its lines and their allocations in one statement; references are checked at its end. */
export const INSERT_SALE = `WITH sale AS (${insertRecords('sales_transactions', '$1', SALE)}),
  line AS (${insertRecords('sales_transaction_items', '$2', LINE)})
  ${insertRecords('sales_allocations', '$3', ALLOCATION)}`;

/** A sale itself, over the version `former`. */
export const UPDATE_SALE =
  guarded(`UPDATE sales_transactions AS sale SET ${changesFrom('next', SALE)}
  FROM ${recordset('$1', 'next', { ...SALE, former: 'int' })}
 WHERE sale.id = next.id AND sale.version = next.former`);

/** How much of each line came back. */
export const SET_RETURNED = `UPDATE sales_transaction_items AS line
    SET returned_quantity = next."returnedQuantity"
   FROM ${recordset('$1', 'next', { id: 'uuid', returnedQuantity: 'int' })} WHERE line.id = next.id`;

export const INSERT_PAYMENTS = insertRecords('payments', '$1', PAYMENT);

/** A return and its lines. */
export const INSERT_RETURN = `WITH return AS (${insertRecords('sales_returns', '$1', RETURN)})
  ${insertRecords('sales_return_items', '$2', RETURNED_LINE)}`;

/** Finds an open sale to a customer. */
export const HAS_OPEN_SALE_TO =
  'SELECT 1 FROM sales_transactions WHERE customer_id = $1 AND is_open LIMIT 1';

/** Finds an open sale of an item. */
export const HAS_OPEN_SALE_OF = `
  SELECT 1 FROM sales_transaction_items AS line
    JOIN sales_transactions AS sale ON sale.id = line.sales_transaction_id
   WHERE line.item_id = $1 AND sale.is_open LIMIT 1`;
