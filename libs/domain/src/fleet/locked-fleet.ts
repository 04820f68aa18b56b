import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { Asset, AssetId } from './asset.js';
import { fleetErrors } from './fleet-errors.js';
import type { FleetLevel } from './fleet-level.js';

/** The levels and assets that a transaction holds locked, to be changed and saved together. */
export class LockedFleet {
  readonly #levels = new Map<string, FleetLevel>();
  readonly #assets = new Map<AssetId, Asset>();

  constructor(levels: Iterable<FleetLevel>, assets: Iterable<Asset> = []) {
    for (const level of levels) this.#levels.set(keyOf(level), level);
    this.add(assets);
  }

  /** All levels. */
  get levels(): readonly FleetLevel[] {
    return [...this.#levels.values()];
  }

  /** All assets, those that came in since included. */
  get assets(): readonly Asset[] {
    return [...this.#assets.values()];
  }

  /** Takes in assets that are to be stored. */
  add(assets: Iterable<Asset>): void {
    for (const asset of assets) this.#assets.set(asset.id, asset);
  }

  /**
   * The level of an item in a warehouse.
   * @throws RangeError when it was not locked: whoever asks forgot to, or the store lost a level
   */
  at(itemId: ItemId, warehouseId: WarehouseId): FleetLevel {
    const level = this.#levels.get(keyOf({ itemId, warehouseId }));
    if (!level) throw new RangeError(`no locked fleet level of ${itemId} in ${warehouseId}`);
    return level;
  }

  /** How many pieces of an item in a warehouse can be promised at all; none without a level. */
  capacityAt(itemId: ItemId, warehouseId: WarehouseId): number {
    return this.#levels.get(keyOf({ itemId, warehouseId }))?.count.capacity ?? 0;
  }

  /**
   * The assets of a level by their ids.
   * @throws DomainError `fleet.asset_unknown` that lists those that it does not have
   */
  assetsOf({ itemId, warehouseId }: FleetLevel, ids: readonly AssetId[]): readonly Asset[] {
    const found = ids.flatMap((id) => this.#assets.get(id) ?? []);
    const own = found.filter((one) => one.itemId === itemId && one.warehouseId === warehouseId);
    const known = new Set(own.map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) throw fleetErrors.assetUnknown([...new Set(unknown)]);
    return own;
  }
}

function keyOf(key: { readonly itemId: ItemId; readonly warehouseId: WarehouseId }): string {
  return `${key.itemId} ${key.warehouseId}`;
}
