import type { ListQuery, Page } from '@strata/application-kit';
import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
  listInMemory,
} from '@strata/application-kit/testing';
import {
  capacityShortages,
  FleetCount,
  type FleetLevelSnapshot,
  type FleetLoad,
  type FleetWindow,
  type ItemSnapshot,
  occupationOf,
  type StockLevelKey,
} from '@strata/domain';
import { itemCollection } from '../../catalog/item-collection.js';
import type {
  AssetFilter,
  AssetSortKey,
  AssetView,
  FleetLevelFilter,
  FleetLevelView,
  FleetMovementFilter,
  FleetMovementView,
  FleetPlaceFilter,
  FleetPool,
  FleetPoolQuery,
  FleetQueries,
  FleetShortageFilter,
  FleetShortageView,
  FleetSortKey,
} from '../../fleet/fleet-queries.js';
import { fleetCommitmentsIn, isLevelOf, takesAny } from './in-memory-commitments.js';

/** Reads of fleet levels and their ledger over the in-memory tables. */
export class InMemoryFleetQueries implements FleetQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  levels(query: ListQuery<FleetLevelFilter, FleetSortKey>): Promise<Page<FleetLevelView>> {
    const rows = this.#levels;
    return Promise.resolve(
      listInMemory(
        rows.filter((row) => isAt(row, query.filter) && isValue<string>(row.id, query.filter.id)),
        query,
      ),
    );
  }

  movements(query: ListQuery<FleetMovementFilter, FleetSortKey>): Promise<Page<FleetMovementView>> {
    const { filter } = query;
    const rows = [...this.database.table<FleetMovementView>('fleet_movements').values()].filter(
      (row) =>
        isAt(row, filter) &&
        isValue(row.kind, filter.kind) &&
        isValue(row.cause.id, filter.causeId),
    );
    return Promise.resolve(listInMemory(rows, query));
  }

  shortages(query: ListQuery<FleetShortageFilter, FleetSortKey>): Promise<Page<FleetShortageView>> {
    const { filter } = query;
    const window = { from: filter.now, to: null };
    const rows = this.#levels
      .filter((row) => isAt(row, filter))
      .flatMap((level): FleetShortageView[] => {
        const [first] = capacityShortages(window, this.#loadOf(level, window, filter.now));
        const { id, itemId, warehouseId, createdAt } = level;
        return first ? [{ id, itemId, warehouseId, createdAt, ...first }] : [];
      });
    return Promise.resolve(listInMemory(rows, query));
  }

  pools({ itemIds, warehouseId, window, now }: FleetPoolQuery): Promise<readonly FleetPool[]> {
    const items = [...this.database.table<ItemSnapshot>(itemCollection.name).values()].filter(
      ({ id, isActive }) => isActive && itemIds.includes(id),
    );
    return Promise.resolve(
      items.map(({ id: itemId }) => ({
        itemId,
        ...this.#loadOf({ itemId, warehouseId }, window, now),
      })),
    );
  }

  get #levels(): readonly FleetLevelSnapshot[] {
    return [...this.database.table<FleetLevelSnapshot>('fleet_levels').values()];
  }

  #loadOf(key: StockLevelKey, window: FleetWindow, now: Date): FleetLoad {
    const level = this.#levels.find((row) => isLevelOf(row, key));
    const { owned, out, unserviceable } = level ?? { owned: 0, out: 0, unserviceable: 0 };
    const { capacity } = FleetCount.reconstitute(owned, out, unserviceable);
    const occupations = [...fleetCommitmentsIn(this.database).values()]
      .filter((row) => isLevelOf(row, key) && takesAny(row, window, now))
      .map((row) => occupationOf(row, now));
    return { capacity, occupations };
  }
}

/** Reads of assets over the in-memory tables. */
export class InMemoryAssetQueries extends InMemoryResourceQueries<
  AssetView,
  AssetFilter,
  AssetSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'fleet_assets',
      (row, filter) =>
        isAt(row, filter) &&
        isValue(row.serialNumber, filter.serialNumber) &&
        isValue(row.status, filter.status) &&
        isValue(row.condition, filter.condition),
    );
  }
}

function isAt(
  row: { readonly itemId: string; readonly warehouseId: string },
  { itemId, warehouseId }: FleetPlaceFilter,
): boolean {
  return isValue(row.itemId, itemId) && isValue(row.warehouseId, warehouseId);
}
