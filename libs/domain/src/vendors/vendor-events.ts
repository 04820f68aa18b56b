import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** What can be changed of a vendor. */
export type VendorField = 'name' | 'email' | 'address' | 'paymentTerms';

type VendorFacts = {
  readonly name: string;
  readonly email: string | null;
  readonly paymentTerms: string;
};

/** A vendor came into being. */
export type VendorCreated = DomainEvent<'vendor.created', VendorFacts>;

/** Something of a vendor changed; the payload holds what it is now. */
export type VendorUpdated = DomainEvent<
  'vendor.updated',
  VendorFacts & { readonly changed: readonly VendorField[] }
>;

/** A vendor was deleted. */
export type VendorDeleted = DomainEvent<'vendor.deleted', Record<string, never>>;

/** The deletion of a vendor was taken back; the payload holds what it is now. */
export type VendorRestored = DomainEvent<'vendor.restored', VendorFacts>;

/** What can happen to a vendor. */
export type VendorEvents = EventMap<VendorCreated | VendorUpdated | VendorDeleted | VendorRestored>;
