import type { CustomerId } from './customer.js';

/**
 * What customers needs to know of sales, which knows customers and not the other way round. Ask
 * with the customer locked: whoever sells to one has to share that lock.
 */
export interface OpenSales {
  /** True while a sale to this customer is to be fulfilled or paid. */
  hasOpenSales(id: CustomerId): Promise<boolean>;
}
