import {
  expectFleetLines,
  retireFleet,
  type FleetLevel,
  type FleetRetirement,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from '../inventory/first-item.js';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { FleetRepositories } from './fleet-repositories.js';

/** A retirement, and the fleet levels after it. */
export interface RetiredFleet {
  readonly retirementId: string;
  readonly levels: readonly FleetLevel[];
}

/**
 * Takes pieces out of the fleet: all lines or none, in both ledgers where they are restocked; whatever was
 * promised, because it is a fact.
 */
export class RetireFleetUseCase implements UseCase<
  FleetRetirement,
  RetiredFleet,
  FleetRepositories
> {
  target({ items }: FleetRetirement): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.no_items`, `fleet.too_many_items`,
   * `fleet.exceeds_in_house`, `fleet.serials_required`, `fleet.not_serialized`, `fleet.asset_unknown`,
   * `fleet.asset_out`, `fleet.asset_unserviceable`, `stock.level_overflow`, `quantity.invalid`, `text.*`
   */
  async execute(
    retirement: FleetRetirement,
    context: CommandContext<FleetRepositories>,
  ): Promise<RetiredFleet> {
    const { tx } = context;
    const { warehouseId, items, disposition } = retirement;
    expectFleetLines(items);
    const itemIds = items.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [warehouseId]);
    const keys = itemIds.map((itemId) => ({ itemId, warehouseId }));
    const stock = disposition === 'restock' ? await tx.stock.open(keys, context) : null;
    const assetIds = items.flatMap((line) => line.assetIds);
    const fleet = await tx.fleet.open(keys, assetIds, context);
    const fromNow = { from: context.at, to: null };
    const commitments = await tx.fleet.commitments(fleet, fromNow, context);
    const retirementId = context.newId();
    retireFleet(fleet, stock, { ...retirement, retirementId }, context);
    commitments.noticeShortages(context);
    if (stock) tx.stock.save(stock);
    tx.fleet.save(fleet);
    return { retirementId, levels: fleet.levels };
  }
}
