import type { ActionContext } from '@strata/domain-kit';
import type { StockLevelKey } from '../inventory/stock-repository.js';
import type { Asset, AssetId } from './asset.js';
import type { CommitmentCause } from './fleet-commitment.js';
import type { FleetWindow } from './fleet-occupancy.js';
import type { LockedCommitments } from './locked-commitments.js';
import type { LockedFleet } from './locked-fleet.js';

/**
 * The fleet, as the domain sees the store. Every method is a fixed number of statements, however many
 * levels and assets it is about. Levels are locked in the order of (item, warehouse), then assets by
 * id; lock the fleet after the stock.
 */
export interface FleetRepository {
  /**
   * Locks exactly these levels, and makes the missing ones (empty); then those of the assets that there
   * are. Two who make the same level at once get one. Ask with items and warehouses shared.
   */
  open(
    keys: readonly StockLevelKey[],
    assetIds: readonly AssetId[],
    context: ActionContext,
  ): Promise<LockedFleet>;

  /**
   * Like {@link open}, but makes no level: one that is missing has nothing to promise. Ask with items
   * and warehouses shared, or with something locked that keeps them.
   */
  lock(keys: readonly StockLevelKey[], assetIds: readonly AssetId[]): Promise<LockedFleet>;

  /**
   * What is promised of the locked levels: all that takes anything of them in the window, and whatever
   * of a cause there is. Asked for after the locks, in a statement of its own: it sees what others
   * committed before they gave the locks up.
   */
  commitments(
    fleet: LockedFleet,
    window: FleetWindow,
    context: ActionContext,
    cause?: CommitmentCause,
  ): Promise<LockedCommitments>;

  /** Writes the commitments that are new or changed, and deletes those that are gone. */
  saveCommitments(commitments: LockedCommitments): void;

  /**
   * Serial numbers that other active assets of the same items have, in their order. Ask before new
   * assets are saved: one that is taken meanwhile makes the save stale, and the repetition finds it here.
   */
  takenSerials(assets: readonly Asset[]): Promise<readonly string[]>;

  /**
   * Writes the levels that changed, the movements that changed them, and the assets that are new or
   * changed. The transaction ends with `aggregate.concurrent_update` (stale) when a level or asset was
   * not locked after all, or a serial number is taken.
   */
  save(fleet: LockedFleet): void;

  /** True while a piece of the item, or in the warehouse, is owned; ask with the one of them locked. */
  isOwned(
    key: Pick<StockLevelKey, 'itemId'> | Pick<StockLevelKey, 'warehouseId'>,
  ): Promise<boolean>;

  /** True while a piece of the item, or in the warehouse, is promised or out; ask as {@link isOwned}. */
  isPromised(
    key: Pick<StockLevelKey, 'itemId'> | Pick<StockLevelKey, 'warehouseId'>,
  ): Promise<boolean>;
}
