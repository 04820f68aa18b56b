import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** A warehouse was opened. */
export type WarehouseCreated = DomainEvent<
  'warehouse.created',
  { readonly code: string; readonly name: string }
>;

/** Code, name, address or time zone of a warehouse changed; the payload holds the new code and name. */
export type WarehouseUpdated = DomainEvent<
  'warehouse.updated',
  {
    readonly code: string;
    readonly name: string;
    readonly changed: readonly ('code' | 'name' | 'address' | 'timeZone')[];
  }
>;

/** A warehouse was given up. */
export type WarehouseDeleted = DomainEvent<'warehouse.deleted', Record<string, never>>;

/** A warehouse that was given up is in use again; the payload holds its code and name. */
export type WarehouseRestored = DomainEvent<
  'warehouse.restored',
  { readonly code: string; readonly name: string }
>;

/** What can happen to a warehouse. */
export type WarehouseEvents = EventMap<
  WarehouseCreated | WarehouseUpdated | WarehouseDeleted | WarehouseRestored
>;
