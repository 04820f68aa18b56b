import type { ItemRepository, ItemUsage, ItemVendors } from '@strata/domain';

/** The slice of a transaction that the catalog context works with. */
export interface CatalogTransaction {
  readonly items: ItemRepository;
  readonly itemVendors: ItemVendors;
  readonly itemUsage: ItemUsage;
}
