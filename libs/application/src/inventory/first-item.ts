import type { ItemId } from '@strata/domain';

/** The item whose levels are locked first; undefined of none. Those who share it wait there anyway. */
export function firstItem(lines: readonly { readonly itemId: ItemId }[]): ItemId | undefined {
  return lines.map(({ itemId }) => itemId).sort()[0];
}
