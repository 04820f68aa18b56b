import type { VendorSnapshot } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A vendor as read. */
export type VendorView = VendorSnapshot;

/** Which vendors to list; every condition given must hold. */
export interface VendorFilter {
  /** Part of the name, whatever case and accents. */
  readonly name?: string | undefined;
  /** Part of the email address, whatever case and accents. */
  readonly email?: string | undefined;
  /** The city of the address, exactly. */
  readonly city?: string | undefined;
}

/** What vendors can be sorted by. */
export const VENDOR_SORT_KEYS = ['createdAt', 'updatedAt', 'name', 'email'] as const;

/** One of {@link VENDOR_SORT_KEYS}. */
export type VendorSortKey = (typeof VENDOR_SORT_KEYS)[number];

/** Reads of vendors that need no behaviour. */
export type VendorQueries = ResourceQueries<VendorView, VendorFilter, VendorSortKey>;
