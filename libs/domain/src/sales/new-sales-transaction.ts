import type { Item } from '../catalog/item.js';
import type { Customer } from '../customers/customer.js';
import type { SalesPrice } from './sales-price.js';

/** What is sold: pieces of an item, as it is called now, at a price. */
export interface NewSalesLine {
  readonly item: Pick<Item, 'id' | 'sku' | 'name'>;
  readonly quantity: number;
  readonly price: SalesPrice;
}

/** What makes a new sale. */
export interface NewSalesTransaction {
  /** As they are called and live now. */
  readonly customer: Pick<Customer, 'id' | 'name' | 'address'>;
  readonly paymentTerms: string;
  /** The date where the company is, `YYYY-MM-DD`. */
  readonly soldOn: string;
  readonly items: readonly NewSalesLine[];
}
