import type { FleetRepository } from '@strata/domain';
import type { InventoryRepositories } from '../inventory/inventory-repositories.js';

/** What the fleet context works with in a transaction. */
export interface FleetRepositories extends Pick<
  InventoryRepositories,
  'items' | 'warehouses' | 'stock'
> {
  readonly fleet: FleetRepository;
}
