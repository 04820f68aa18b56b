import type { EntityId } from '@strata/domain-kit';

/** The vendors, as far as an item refers to one. */
export interface ItemVendors {
  /**
   * True when there is such a vendor; keeps it from being deleted until the transaction ends. Call
   * it before any item is locked.
   */
  getByIdForShare(id: EntityId<'Vendor'>): Promise<boolean>;
}
