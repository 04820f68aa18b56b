import type { ItemId } from '../catalog/item.js';
import { stockErrors, type StockShortage } from './stock-errors.js';
import type { StockLevel } from './stock-level.js';
import type { WarehouseId } from './warehouse.js';

/** Pieces of an item that somebody wants, out of a named warehouse or (null) out of any. */
export interface StockDemand {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly warehouseId: WarehouseId | null;
}

/** How many pieces of an item are wanted at a place: in a named warehouse, or (null) wherever they are. */
export interface PlacedDemand {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId | null;
  readonly asked: number;
}

/** Pieces that one warehouse gives. */
export interface StockAllocation {
  readonly warehouseId: WarehouseId;
  readonly quantity: number;
}

/** What is left of one level while demands are served. */
interface Shelf {
  readonly warehouseId: WarehouseId;
  left: number;
}

/**
 * Decides which warehouse serves which demand: a named warehouse is respected, otherwise the
 * fullest one gives first and a demand may be split. Demands for the same item count together. All
 * or nothing. Nothing is changed: reserve what it says.
 * @param levels the levels to serve from; of other items too, they are left alone
 * @returns the allocations of each demand, in the order of the demands
 * @throws DomainError `stock.insufficient` that lists every short item
 */
export function allocateStock(
  demands: readonly StockDemand[],
  levels: readonly Pick<StockLevel, 'itemId' | 'warehouseId' | 'available'>[],
): readonly (readonly StockAllocation[])[] {
  const shelves = new Map<ItemId, Shelf[]>();
  for (const { itemId, warehouseId, available } of levels) {
    const ofItem = shelves.get(itemId) ?? [];
    shelves.set(itemId, [...ofItem, { warehouseId, left: available }]);
  }
  const shelvesOf = (itemId: ItemId) => shelves.get(itemId) ?? [];
  const shortages = demandByPlace(demands)
    .map((place): StockShortage => ({
      ...place,
      available: availableAt(place, shelvesOf(place.itemId)),
    }))
    .filter(({ asked, available }) => asked > available);
  if (shortages.length > 0) throw stockErrors.insufficient(shortages);
  // Who names a warehouse goes first: the others can do with what is left anywhere.
  const named = demands.map((demand) =>
    demand.warehouseId === null ? null : take(demand, shelvesOf(demand.itemId)),
  );
  return demands.map((demand, index) => named[index] ?? take(demand, shelvesOf(demand.itemId)));
}

/**
 * What has to be there for all demands to be served: of an item that somebody wants from anywhere, what
 * everybody wants of it.
 */
export function demandByPlace(demands: readonly StockDemand[]): readonly PlacedDemand[] {
  const byItem = new Map<ItemId, Map<WarehouseId | null, number>>();
  for (const { itemId, warehouseId, quantity } of demands) {
    const places = byItem.get(itemId) ?? new Map<WarehouseId | null, number>();
    byItem.set(itemId, places.set(warehouseId, (places.get(warehouseId) ?? 0) + quantity));
  }
  return [...byItem].flatMap(([itemId, places]) => {
    const all = [...places.values()].reduce((sum, asked) => sum + asked, 0);
    return [...places].map(([warehouseId, asked]) => ({
      itemId,
      warehouseId,
      asked: warehouseId === null ? all : asked,
    }));
  });
}

function availableAt({ warehouseId }: PlacedDemand, shelves: readonly Shelf[]): number {
  return shelves
    .filter((shelf) => warehouseId === null || shelf.warehouseId === warehouseId)
    .reduce((sum, { left }) => sum + left, 0);
}

function take(demand: StockDemand, shelves: readonly Shelf[]): readonly StockAllocation[] {
  const { warehouseId: named } = demand;
  const candidates = shelves
    .filter(({ warehouseId }) => named === null || warehouseId === named)
    // The id breaks ties, so that equal shelves always give the same answer.
    .sort((one, other) => other.left - one.left || (one.warehouseId < other.warehouseId ? -1 : 1));
  const allocations: StockAllocation[] = [];
  let wanted = demand.quantity;
  for (const shelf of candidates) {
    const quantity = Math.min(wanted, shelf.left);
    if (quantity === 0) break;
    shelf.left -= quantity;
    wanted -= quantity;
    allocations.push({ warehouseId: shelf.warehouseId, quantity });
  }
  return allocations;
}
