import { BASE_TYPES, insertRecords, recordset, updateRecords } from '@strata/infrastructure-kit';
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
  goodwillAmount: AMOUNT,
  balanceDue: AMOUNT,
  isOpen: 'boolean',
  ...BASE_TYPES,
} as const;

/** What is kept of the customer; it never changes. */
const BUYER = {
  customerName: 'text',
  customerAddressStreet: 'text',
  customerAddressCity: 'text',
  customerAddressState: 'text',
  customerAddressZipCode: 'text',
  customerAddressCountry: 'text',
} as const;

const LINE = {
  id: 'uuid',
  salesTransactionId: 'uuid',
  position: 'smallint',
  itemId: 'uuid',
  sku: 'text',
  name: 'text',
  quantity: 'int',
  listPrice: AMOUNT,
  unitPrice: AMOUNT,
  discountRate: 'numeric',
  discountReason: 'text',
  lineTotal: AMOUNT,
  returnedQuantity: 'int',
} as const;

const ALLOCATION = {
  salesTransactionItemId: 'uuid',
  warehouseId: 'uuid',
  position: 'smallint',
  quantity: 'int',
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

/**
 * As {@link NEXT_NUMBER}, where there are so many available of the items at the places; else no row. The
 * places are records: of an array the planner would look at the length, and plan anew each time.
 */
export const NUMBER_IF_SERVED = `${NEXT_NUMBER} WHERE NOT EXISTS (
  SELECT FROM ${recordset('$1', 'place', { itemId: 'uuid', warehouseId: 'uuid', asked: 'bigint' })}
   WHERE asked > (SELECT coalesce(sum(greatest(on_hand - reserved, 0)), 0) FROM stock_levels AS level
                   WHERE level.item_id = place."itemId"
                     AND level.warehouse_id = coalesce(place."warehouseId", level.warehouse_id)))`;

/** A sale with its lines. */
export const SELECT_SALE = `SELECT ${SALES_TRANSACTION_SELECT}, ${SALES_TRANSACTION_ITEMS} AS items
  FROM sales_transactions WHERE id = $1`;

/** A sale, its lines and their allocations in one statement; references are checked at its end. */
export const INSERT_SALE = `WITH sale AS (${insertRecords('sales_transactions', '$1', { ...SALE, ...BUYER })}),
  line AS (${insertRecords('sales_transaction_items', '$2', LINE)})
  ${insertRecords('sales_allocations', '$3', ALLOCATION)}`;

/** A sale itself, over the version `former`. */
export const UPDATE_SALE = updateRecords('sales_transactions', SALE);

/** How much of each line came back. */
export const SET_RETURNED = `UPDATE sales_transaction_items AS line
    SET returned_quantity = next."returnedQuantity"
   FROM ${recordset('$1', 'next', { id: 'uuid', returnedQuantity: 'int' })} WHERE line.id = next.id`;

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
