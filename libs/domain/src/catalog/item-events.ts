import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** What can be changed of an item. */
export type ItemField = 'sku' | 'name' | 'description' | 'unitPrice' | 'vendorId';

type ItemFacts = {
  readonly sku: string;
  readonly name: string;
  /** Decimal text. */
  readonly unitPrice: string;
  readonly currency: string;
};

/** An item came into the catalog. */
export type ItemCreated = DomainEvent<'item.created', ItemFacts>;

/** Something of an item changed; the payload holds what it is now. */
export type ItemUpdated = DomainEvent<
  'item.updated',
  ItemFacts & { readonly changed: readonly ItemField[] }
>;

/** An item was taken out of the catalog. */
export type ItemDeleted = DomainEvent<'item.deleted', Record<string, never>>;

/** The deletion of an item was taken back; the payload holds what it is now. */
export type ItemRestored = DomainEvent<'item.restored', ItemFacts>;

/** What can happen to an item. */
export type ItemEvents = EventMap<ItemCreated | ItemUpdated | ItemDeleted | ItemRestored>;
