import type { ListQuery, Page } from '@strata/application-kit';
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
} from '@strata/application';
import {
  type ListDefinition,
  ListReader,
  type Parameters,
  PgResourceQueries,
  type Statements,
} from '@strata/infrastructure-kit';
import { readPools, readShortages } from './promises-sql.js';
import {
  ASSET_SELECT,
  type AssetRow,
  FLEET_LEVEL_SELECT,
  FLEET_MOVEMENT_SELECT,
  type FleetLevelRow,
  type FleetMovementRow,
  toFleetMovement,
} from './fleet-row.js';

const createdAt = { column: 'created_at', type: 'timestamptz' };

/** Fleet levels as a list. */
export const FLEET_LEVELS: ListDefinition<
  FleetLevelRow,
  FleetLevelView,
  FleetLevelFilter,
  FleetSortKey
> = {
  select: FLEET_LEVEL_SELECT,
  table: 'fleet_levels',
  sortColumns: { createdAt },
  conditions: ({ id, ...place }, parameters) => [
    ...placeConditions(place, parameters),
    ...(id === undefined ? [] : [`id = ${parameters.add(id, 'uuid')}`]),
  ],
  toView: (row) => row,
};

/** The ledger of the fleet as a list. */
export const FLEET_MOVEMENTS: ListDefinition<
  FleetMovementRow,
  FleetMovementView,
  FleetMovementFilter,
  FleetSortKey
> = {
  select: FLEET_MOVEMENT_SELECT,
  table: 'fleet_movements',
  sortColumns: { createdAt },
  conditions: ({ kind, causeId, ...place }, parameters) => [
    ...placeConditions(place, parameters),
    ...(kind === undefined ? [] : [`kind = ${parameters.add(kind)}`]),
    ...(causeId === undefined ? [] : [`cause_id = ${parameters.add(causeId, 'uuid')}`]),
  ],
  toView: toFleetMovement,
};

/** Assets as a list. */
export const FLEET_ASSETS: ListDefinition<AssetRow, AssetView, AssetFilter, AssetSortKey> = {
  select: ASSET_SELECT,
  table: 'fleet_assets',
  scope: 'is_active',
  sortColumns: { createdAt, serialNumber: { column: 'serial_number', type: 'varchar' } },
  conditions: ({ serialNumber, status, condition, ...place }, parameters) => [
    ...placeConditions(place, parameters),
    ...(serialNumber === undefined ? [] : [`serial_number = ${parameters.add(serialNumber)}`]),
    ...(status === undefined ? [] : [`status = ${parameters.add(status)}`]),
    ...(condition === undefined ? [] : [`condition = ${parameters.add(condition)}`]),
  ],
  toView: (row) => row,
};

/** Reads of fleet levels and their ledger through prepared statements. */
export class PgFleetQueries implements FleetQueries {
  readonly #levels;
  readonly #movements;

  constructor(private readonly lists: Statements) {
    this.#levels = new ListReader(lists, FLEET_LEVELS);
    this.#movements = new ListReader(lists, FLEET_MOVEMENTS);
  }

  levels(query: ListQuery<FleetLevelFilter, FleetSortKey>): Promise<Page<FleetLevelView>> {
    return this.#levels.list(query);
  }

  movements(query: ListQuery<FleetMovementFilter, FleetSortKey>): Promise<Page<FleetMovementView>> {
    return this.#movements.list(query);
  }

  shortages(query: ListQuery<FleetShortageFilter, FleetSortKey>): Promise<Page<FleetShortageView>> {
    return readShortages(this.lists, query, placeConditions);
  }

  pools(query: FleetPoolQuery): Promise<readonly FleetPool[]> {
    return readPools(this.lists, query);
  }
}

/** Reads of assets. */
export class PgAssetQueries extends PgResourceQueries<
  AssetRow,
  AssetView,
  AssetFilter,
  AssetSortKey
> {
  constructor(rows: Statements, lists = rows) {
    super(rows, lists, FLEET_ASSETS);
  }
}

function placeConditions(
  { itemId, warehouseId }: FleetPlaceFilter,
  parameters: Parameters,
): string[] {
  return [
    ...(itemId === undefined ? [] : [`item_id = ${parameters.add(itemId, 'uuid')}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
  ];
}
