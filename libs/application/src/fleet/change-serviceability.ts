import type { AssetId, FleetLevel, ItemId, WarehouseId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { FleetRepositories } from './fleet-repositories.js';

/** Pieces in the house that became fit for use, or unfit. */
export interface ChangeServiceability {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  /** Positive for fit again, negative for unfit. */
  readonly quantityDelta: number;
  /** The piece, where they have serial numbers. */
  readonly assetId: AssetId | null;
  readonly reason: string;
}

/** A change, and the fleet level after it. */
export interface ServiceabilityChange {
  readonly changeId: string;
  readonly level: FleetLevel;
}

/** Books that pieces became fit for use, or unfit: a fact, whatever was promised. */
export class ChangeServiceabilityUseCase implements UseCase<
  ChangeServiceability,
  ServiceabilityChange,
  FleetRepositories
> {
  target({ itemId }: ChangeServiceability): string {
    return itemId;
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `fleet.delta_invalid`,
   * `fleet.exceeds_in_house`, `fleet.serials_required`, `fleet.not_serialized`, `fleet.asset_unknown`,
   * `fleet.asset_out`, `fleet.asset_unserviceable`, `fleet.asset_serviceable`, `text.*`
   */
  async execute(
    { itemId, warehouseId, quantityDelta, assetId, reason }: ChangeServiceability,
    context: CommandContext<FleetRepositories>,
  ): Promise<ServiceabilityChange> {
    const { tx } = context;
    await shareStockOwners(tx, [itemId], [warehouseId]);
    const assetIds = assetId === null ? [] : [assetId];
    const fleet = await tx.fleet.open([{ itemId, warehouseId }], assetIds, context);
    const level = fleet.at(itemId, warehouseId);
    const assets = fleet.assetsOf(level, assetIds);
    const fromNow = { from: context.at, to: null };
    const commitments = await tx.fleet.commitments(fleet, fromNow, context);
    const changeId = context.newId();
    level.changeServiceability(quantityDelta, { changeId, reason, assets }, context);
    commitments.noticeShortages(context);
    tx.fleet.save(fleet);
    return { changeId, level };
  }
}
