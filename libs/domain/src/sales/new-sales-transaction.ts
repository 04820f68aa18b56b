import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { Money } from '@strata/domain-kit';

/** What is sold: pieces of an item at a price. */
export interface NewSalesLine {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** What makes a new sale. */
export interface NewSalesTransaction {
  readonly customerId: CustomerId;
  readonly paymentTerms: string;
  readonly items: readonly NewSalesLine[];
}
