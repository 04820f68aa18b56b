import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** A warehouse was opened. */
export type WarehouseCreated = DomainEvent<
  'warehouse.created',
  { readonly code: string; readonly name: string }
>;

/** Code, name or address of a warehouse changed; the payload holds the new code and name. */
export type WarehouseUpdated = DomainEvent<
  'warehouse.updated',
  {
    readonly code: string;
    readonly name: string;
    readonly changed: readonly ('code' | 'name' | 'address')[];
  }
>;

/** A warehouse was given up. */
export type WarehouseDeleted = DomainEvent<'warehouse.deleted', Record<string, never>>;

/** What can happen to a warehouse. */
export type WarehouseEvents = EventMap<WarehouseCreated | WarehouseUpdated | WarehouseDeleted>;
