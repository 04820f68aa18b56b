import { Quantity } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import { stockErrors } from '../inventory/stock-errors.js';
import type { AssetId } from './asset.js';
import { fleetErrors } from './fleet-errors.js';

/** Pieces of one item that come into the fleet; lines of the same item count together. */
export interface CommissionLine {
  readonly itemId: ItemId;
  readonly quantity: number;
  /** One for each piece, or none. */
  readonly serialNumbers: readonly string[];
}

/** Pieces of one item that leave the fleet; lines of the same item count together. */
export interface RetirementLine {
  readonly itemId: ItemId;
  readonly quantity: number;
  /** One for each piece, where they have serial numbers. */
  readonly assetIds: readonly AssetId[];
}

/** The most lines that one commission or retirement books at once: bodies with serial numbers are long. */
export const FLEET_LINES_MAX = 20;

/** The most pieces that one line names; of more, there are more lines. */
export const FLEET_LINE_ASSETS_MAX = 40;

/**
 * What can be said of the lines of a commission or retirement before anything is locked.
 * @throws DomainError `stock.no_items`, `fleet.too_many_items`, `quantity.invalid`
 */
export function expectFleetLines(lines: readonly { readonly quantity: number }[]): void {
  if (lines.length === 0) throw stockErrors.noItems();
  if (lines.length > FLEET_LINES_MAX) throw fleetErrors.tooManyItems(FLEET_LINES_MAX);
  for (const { quantity } of lines) Quantity.of(quantity);
}

/** One line for each item, in the order in which they are first named. */
export function commissionByItem(lines: readonly CommissionLine[]): readonly CommissionLine[] {
  return byItem(lines, (sum, line) => ({
    ...sum,
    quantity: sum.quantity + line.quantity,
    serialNumbers: [...sum.serialNumbers, ...line.serialNumbers],
  }));
}

/** One line for each item, in the order in which they are first named. */
export function retirementByItem(lines: readonly RetirementLine[]): readonly RetirementLine[] {
  return byItem(lines, (sum, line) => ({
    ...sum,
    quantity: sum.quantity + line.quantity,
    assetIds: [...sum.assetIds, ...line.assetIds],
  }));
}

function byItem<Line extends { readonly itemId: ItemId }>(
  lines: readonly Line[],
  plus: (sum: Line, line: Line) => Line,
): readonly Line[] {
  const sums = new Map<ItemId, Line>();
  for (const line of lines) {
    const sum = sums.get(line.itemId);
    sums.set(line.itemId, sum ? plus(sum, line) : line);
  }
  return [...sums.values()];
}
