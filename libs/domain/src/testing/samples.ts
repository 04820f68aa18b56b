import type { Money } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { NewSalesLine } from '../sales/new-sales-transaction.js';
import { SalesPrice } from '../sales/sales-price.js';

/** An address as it is given. */
export const address = {
  street: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  zipCode: '62701',
} as const;

/** The same as it is stored. */
export const storedAddress = { ...address, country: 'USA' } as const;

/** Another one, as it is given and stored. */
export const elsewhere = {
  street: '2 Dock Road',
  city: 'Dover',
  state: null,
  zipCode: 'CT16 1JA',
  country: 'GBR',
} as const;

/** What no rule of today takes: a line break, an invisible character, an email address. */
export const OLD = { line: 'two\nlines', key: 'DR\u200B1', email: 'a@müller.de' } as const;

/** An address with a line break and a ZIP code that is none. */
export const oldAddress = { ...storedAddress, city: OLD.line, zipCode: 'none' } as const;

/** A text that is longer by one than allowed. */
export function longerThan(length: number): string {
  return 'x'.repeat(length + 1);
}

/** Somebody who buys. */
export const buyer = { id: 'c-1' as CustomerId, name: 'Ada', address: null } as const;

/** Pieces that are sold at the list price. */
export function atList(id: string, quantity: number, price: Money): NewSalesLine {
  const item = { id: id as ItemId, sku: `SKU ${id}`, name: `Item ${id}` };
  return { item, quantity, price: SalesPrice.ofList(price) };
}
