import type { ItemId, WarehouseId } from '@strata/domain';

/** The item whose levels are locked first; undefined of none. Those who share it wait there anyway. */
export function firstItem(lines: readonly { readonly itemId: ItemId }[]): ItemId | undefined {
  return lines.map(({ itemId }) => itemId).sort()[0];
}

/**
 * What demands of stock wait for: the level that is locked first, or all those of the item when a
 * demand of it names no warehouse. Different warehouses of an item do not wait for each other.
 */
export function firstLevel(
  demands: readonly { readonly itemId: ItemId; readonly warehouseId?: WarehouseId | undefined }[],
): string | undefined {
  const item = firstItem(demands);
  const places = demands
    .filter(({ itemId }) => itemId === item)
    .map(({ warehouseId }) => warehouseId);
  const [first] = [...places].sort();
  return places.includes(undefined) || first === undefined ? item : `${item} ${first}`;
}
