import type { ActionContext } from '@strata/domain-kit';
import { allocateStock } from '../inventory/allocate-stock.js';
import type { LockedStock } from '../inventory/locked-stock.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { FleetDisposition } from './fleet-changes.js';
import { fleetErrors } from './fleet-errors.js';
import {
  commissionByItem,
  retirementByItem,
  type CommissionLine,
  type RetirementLine,
} from './fleet-lines.js';
import type { LockedFleet } from './locked-fleet.js';

/** What comes into the fleet of a warehouse. */
export interface FleetCommission {
  readonly warehouseId: WarehouseId;
  readonly items: readonly CommissionLine[];
  /** A purchase order's number, say. */
  readonly reference: string | null;
}

/** What leaves the fleet of a warehouse. */
export interface FleetRetirement {
  readonly warehouseId: WarehouseId;
  readonly items: readonly RetirementLine[];
  readonly disposition: FleetDisposition;
  readonly reason: string;
}

/**
 * Brings in all lines or none: out of the stock for sale, of which only what is available is taken, or,
 * without a stock, from outside.
 * @param stock the stock levels of the items in the warehouse, or null
 * @throws DomainError `stock.insufficient` that lists every short item, or a rule of
 * {@link FleetLevel.commission}; then everything locked is to be thrown away
 */
export function commissionFleet(
  fleet: LockedFleet,
  stock: LockedStock | null,
  commission: FleetCommission & { readonly commissionId: string },
  context: ActionContext,
): void {
  const { warehouseId, commissionId, reference } = commission;
  const lines = commissionByItem(commission.items);
  if (stock) {
    allocateStock(
      lines.map(({ itemId, quantity }) => ({ itemId, quantity, warehouseId })),
      lines.map(({ itemId }) => stock.at(itemId, warehouseId)),
    );
  }
  for (const { itemId, quantity, serialNumbers } of lines) {
    const how = { commissionId, fromStock: stock !== null, reference, serialNumbers };
    fleet.add(fleet.at(itemId, warehouseId).commission(quantity, how, context));
    stock?.at(itemId, warehouseId).commission(quantity, commissionId, context);
  }
}

/**
 * Takes out all lines or none, into the stock for sale or, without a stock, for good.
 * @param stock the stock levels of the items in the warehouse where they are restocked, or null
 * @throws DomainError `fleet.exceeds_in_house` that lists every short item, `fleet.asset_unknown`,
 * `stock.level_overflow`, or a rule of {@link FleetLevel.retire}; then everything locked is to be thrown
 * away
 */
export function retireFleet(
  fleet: LockedFleet,
  stock: LockedStock | null,
  retirement: FleetRetirement & { readonly retirementId: string },
  context: ActionContext,
): void {
  const { warehouseId, retirementId, disposition, reason } = retirement;
  const lines = retirementByItem(retirement.items).map(({ itemId, quantity, assetIds }) => {
    const level = fleet.at(itemId, warehouseId);
    return { level, quantity, assets: fleet.assetsOf(level, assetIds) };
  });
  const shortages = lines
    .map(({ level: { itemId }, level, quantity: asked }) => ({
      ...{ itemId, warehouseId, asked },
      inHouse: level.retirable(disposition),
    }))
    .filter(({ asked, inHouse }) => asked > inHouse);
  if (shortages.length > 0) throw fleetErrors.exceedsInHouse(shortages);
  for (const { level, quantity, assets } of lines) {
    level.retire({ quantity, assets }, { retirementId, disposition, reason }, context);
    stock?.at(level.itemId, warehouseId).decommission(quantity, retirementId, context);
  }
}
