import type { ListRows } from '@strata/infrastructure-kit';
import { STOCK_LEVELS, STOCK_MOVEMENTS } from './inventory/pg-stock-queries.js';
import { SALES_RETURNS, SALES_TRANSACTIONS } from './sales/pg-sales-queries.js';
import { TABLES } from './tables.js';

/** Every list there is: those of the collections, and those of documents and stock. */
export const LISTS: readonly ListRows[] = [
  ...Object.values(TABLES).map(({ list }) => list),
  STOCK_LEVELS,
  STOCK_MOVEMENTS,
  SALES_TRANSACTIONS,
  SALES_RETURNS,
];
