import type { Clock, Span } from '@strata/application-kit';
import {
  availabilityOf,
  itemErrors,
  RentalPeriod,
  warehouseErrors,
  type Availability,
  type ItemId,
  type WarehouseId,
} from '@strata/domain';
import type { FleetQueries } from '../fleet/fleet-queries.js';
import type { WarehouseQueries } from '../inventory/warehouse-collection.js';

/** The most items whose availability can be asked for at once. */
export const AVAILABILITY_ITEMS_MAX = 50;

/** Of which items it is asked what is available, where and when. */
export interface AvailabilityRequest {
  readonly itemIds: readonly ItemId[];
  readonly warehouseId: WarehouseId;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/** What is available of an item in a warehouse. */
export interface ItemAvailability extends Availability {
  readonly itemId: ItemId;
  /** What can be promised at all; nothing where the fleet of the warehouse never had it. */
  readonly capacity: number;
}

/** What availability is read from. */
export interface AvailabilityReads {
  readonly warehouses: Pick<WarehouseQueries, 'get'>;
  readonly fleet: Pick<FleetQueries, 'pools'>;
}

/** Says what can be promised. It promises nothing, so it locks nothing. */
export class RentalAvailability {
  constructor(
    private readonly reads: AvailabilityReads,
    private readonly clock: Clock,
  ) {}

  /**
   * Of each item once, in the order in which they are first named.
   * @throws DomainError `rental.period_invalid` when the window is none, or has more than
   * {@link RentalPeriod.DAYS_MAX} days; `warehouse.unknown`, `item.unknown`
   */
  async of(request: AvailabilityRequest, trace?: Span): Promise<readonly ItemAvailability[]> {
    const { warehouseId, from, to } = request;
    RentalPeriod.of(from, to, 'to');
    const itemIds = [...new Set(request.itemIds)];
    const window = { from, to };
    const [warehouse, found] = await Promise.all([
      this.reads.warehouses.get(warehouseId, trace),
      this.reads.fleet.pools({ itemIds, warehouseId, window, now: this.clock.now(), trace }),
    ]);
    if (!warehouse) throw warehouseErrors.unknown([warehouseId]);
    const pools = new Map(found.map((pool) => [pool.itemId, pool]));
    const unknown = itemIds.filter((id) => !pools.has(id));
    if (unknown.length > 0) throw itemErrors.unknown(unknown);
    return itemIds.flatMap((itemId) => {
      const pool = pools.get(itemId);
      if (!pool) return [];
      const { capacity, occupations } = pool;
      return [{ itemId, capacity, ...availabilityOf(capacity, occupations, window) }];
    });
  }
}
