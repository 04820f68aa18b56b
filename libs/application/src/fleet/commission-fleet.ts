import {
  commissionFleet,
  expectFleetLines,
  fleetErrors,
  type FleetCommission,
  type FleetLevel,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from '../inventory/first-item.js';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { FleetRepositories } from './fleet-repositories.js';

/** Pieces that become part of the fleet. */
export interface CommissionFleet extends FleetCommission {
  /** Out of the stock for sale, or else from outside. */
  readonly fromStock: boolean;
}

/** A commission, and the fleet levels after it. */
export interface CommissionedFleet {
  readonly commissionId: string;
  readonly levels: readonly FleetLevel[];
}

/** Brings pieces into the fleet: all lines or none, in both ledgers. */
export class CommissionFleetUseCase implements UseCase<
  CommissionFleet,
  CommissionedFleet,
  FleetRepositories
> {
  target({ items }: CommissionFleet): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.no_items`, `fleet.too_many_items`,
   * `stock.insufficient`, `fleet.serials_required`, `fleet.not_serialized`, `fleet.serial_taken`,
   * `fleet.level_overflow`, `quantity.invalid`, `text.*`
   */
  async execute(
    { fromStock, ...commission }: CommissionFleet,
    context: CommandContext<FleetRepositories>,
  ): Promise<CommissionedFleet> {
    const { tx } = context;
    const { warehouseId, items } = commission;
    expectFleetLines(items);
    const itemIds = items.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [warehouseId]);
    const keys = itemIds.map((itemId) => ({ itemId, warehouseId }));
    const stock = fromStock ? await tx.stock.open(keys, context) : null;
    const fleet = await tx.fleet.open(keys, [], context);
    const commissionId = context.newId();
    commissionFleet(fleet, stock, { ...commission, commissionId }, context);
    if (fleet.assets.length > 0) {
      const taken = await tx.fleet.takenSerials(fleet.assets);
      if (taken.length > 0) throw fleetErrors.serialTaken(taken);
    }
    if (stock) tx.stock.save(stock);
    tx.fleet.save(fleet);
    return { commissionId, levels: fleet.levels };
  }
}
