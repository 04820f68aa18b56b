import type { ListQuery, Page, ResourceQueries, Span } from '@strata/application-kit';
import type {
  CapacityShortage,
  AssetCondition,
  AssetSnapshot,
  AssetStatus,
  FleetLevelSnapshot,
  FleetLoad,
  FleetMovement,
  FleetMovementKind,
  FleetWindow,
  ItemId,
  WarehouseId,
} from '@strata/domain';

/** A fleet level as read. */
export type FleetLevelView = FleetLevelSnapshot;

/** A movement of a fleet as read. */
export type FleetMovementView = FleetMovement;

/** An asset as read. */
export type AssetView = AssetSnapshot;

/** Of which item and where; every condition given must hold. */
export interface FleetPlaceFilter {
  readonly itemId?: string | undefined;
  readonly warehouseId?: string | undefined;
}

/** Which levels to list. */
export interface FleetLevelFilter extends FleetPlaceFilter {
  readonly id?: string | undefined;
}

/** Which movements to list. */
export interface FleetMovementFilter extends FleetPlaceFilter {
  readonly kind?: FleetMovementKind | undefined;
  readonly causeId?: string | undefined;
}

/** Which assets to list. */
export interface AssetFilter extends FleetPlaceFilter {
  /** The serial number, exactly. */
  readonly serialNumber?: string | undefined;
  readonly status?: AssetStatus | undefined;
  readonly condition?: AssetCondition | undefined;
}

/** A level of which more is promised than there is: the first time of it. */
export type FleetShortageView = Pick<
  FleetLevelSnapshot,
  'id' | 'itemId' | 'warehouseId' | 'createdAt'
> &
  CapacityShortage;

/** Which shortages to list. */
export interface FleetShortageFilter extends FleetPlaceFilter {
  /** What is over by then is none, and what is out and late is back then at the earliest. */
  readonly now: Date;
}

/** What an item has in a warehouse, and what takes it. */
export interface FleetPool extends FleetLoad {
  readonly itemId: ItemId;
}

/** Of which items to read what takes them, where and when. */
export interface FleetPoolQuery {
  readonly itemIds: readonly ItemId[];
  readonly warehouseId: WarehouseId;
  readonly window: FleetWindow;
  readonly now: Date;
  /** What it is a part of, if that is recorded. */
  readonly trace?: Span | undefined;
}

/** What levels and movements can be sorted by; and shortages, by their level. */
export const FLEET_SORT_KEYS = ['createdAt'] as const;

/** One of {@link FLEET_SORT_KEYS}. */
export type FleetSortKey = (typeof FLEET_SORT_KEYS)[number];

/** What assets can be sorted by. */
export const ASSET_SORT_KEYS = ['createdAt', 'serialNumber'] as const;

/** One of {@link ASSET_SORT_KEYS}. */
export type AssetSortKey = (typeof ASSET_SORT_KEYS)[number];

/** Reads of levels and their ledger that need no behaviour. */
export interface FleetQueries {
  levels(query: ListQuery<FleetLevelFilter, FleetSortKey>): Promise<Page<FleetLevelView>>;
  movements(query: ListQuery<FleetMovementFilter, FleetSortKey>): Promise<Page<FleetMovementView>>;
  shortages(query: ListQuery<FleetShortageFilter, FleetSortKey>): Promise<Page<FleetShortageView>>;
  /**
   * What takes anything of the items in the window: of those that there are, each once, with nothing
   * where the fleet of the warehouse never had it.
   */
  pools(query: FleetPoolQuery): Promise<readonly FleetPool[]>;
}

/** Reads of assets that need no behaviour. */
export type AssetQueries = ResourceQueries<AssetView, AssetFilter, AssetSortKey>;
