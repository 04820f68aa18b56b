import type { Item } from '../catalog/item.js';
import type { Customer } from '../customers/customer.js';
import type { Warehouse } from '../inventory/warehouse.js';
import type { RatePlan } from './rate-plan.js';

/** What is rented: pieces of an item, as it is called now, by its rate plan. */
export interface NewRentalLine {
  readonly item: Pick<Item, 'id' | 'sku' | 'name'>;
  readonly quantity: number;
  readonly plan: RatePlan;
  /** Decimal text: what all pieces of the line cost instead of what is quoted. */
  readonly charge?: string | undefined;
}

/** What makes a new agreement. */
export interface NewRentalAgreement {
  /** As they are called and live now. */
  readonly customer: Pick<Customer, 'id' | 'name' | 'address'>;
  readonly warehouse: Pick<Warehouse, 'id' | 'timeZone'>;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly paymentTerms: string;
  readonly items: readonly NewRentalLine[];
  /** Whether whoever makes it may charge less than is quoted. */
  readonly mayChargeLess: boolean;
}
