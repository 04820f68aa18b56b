import type { EmailAddress } from '@strata/domain-kit';
import type { Vendor, VendorId } from './vendor.js';

/** The vendors, as the domain sees the store. Deleted vendors are found by no read. */
export interface VendorRepository {
  /** @throws DomainError `vendor.name_taken`, `vendor.email_taken` by an active vendor */
  create(vendor: Vendor): Promise<void>;

  getById(id: VendorId): Promise<Vendor | null>;

  /** Like getById, and keeps every other writer of this vendor out until the transaction ends. */
  lockById(id: VendorId): Promise<Vendor | null>;

  /** Like getById, and keeps the vendor from change and deletion; others may share the lock. */
  shareById(id: VendorId): Promise<Vendor | null>;

  /** Whatever the spelling: see `textKey`. */
  getByName(name: string): Promise<Vendor | null>;

  getByEmail(email: EmailAddress): Promise<Vendor | null>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale), `vendor.name_taken`,
   * `vendor.email_taken`
   */
  update(vendor: Vendor): Promise<void>;
}
