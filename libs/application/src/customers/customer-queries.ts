import type { CustomerSnapshot } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A customer as read: the same plain data as its snapshot. */
export type CustomerView = CustomerSnapshot;

/** Which customers to list; every condition given must hold. */
export interface CustomerFilter {
  /** Part of the name, whatever case and accents. */
  readonly name?: string | undefined;
  /** Part of the email address, whatever case and accents. */
  readonly email?: string | undefined;
  /** The city of the address, exactly. */
  readonly city?: string | undefined;
}

/** What customers can be sorted by. */
export const CUSTOMER_SORT_KEYS = ['createdAt', 'updatedAt', 'name', 'email'] as const;

/** One of {@link CUSTOMER_SORT_KEYS}. */
export type CustomerSortKey = (typeof CUSTOMER_SORT_KEYS)[number];

/** Reads of customers that need no behaviour, answered past the aggregate. */
export type CustomerQueries = ResourceQueries<CustomerView, CustomerFilter, CustomerSortKey>;
