import type { ItemId } from '../catalog/item.js';
import type { Money } from '@strata/domain-kit';
import { shareOf } from './stock-cost.js';

/** Pieces of an item that left the house for one sale, and what they cost. */
export interface ShippedPieces {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly cost: Money;
}

/**
 * What pieces cost that come back: what they left with. The shares are worked out on all that came back so
 * far, so that those of all pieces add up to the whole whatever the rounding.
 */
export class CostOfReturns {
  readonly #shipped: ReadonlyMap<ItemId, ShippedPieces>;
  readonly #returned = new Map<ItemId, number>();

  /**
   * @param shipped what left for the sale, one entry an item
   * @param returned what came back of it before; several of an item count together
   */
  constructor(
    shipped: readonly ShippedPieces[],
    returned: readonly { readonly itemId: ItemId; readonly returnedQuantity: number }[],
  ) {
    this.#shipped = new Map(shipped.map((pieces) => [pieces.itemId, pieces]));
    for (const { itemId, returnedQuantity } of returned) this.#add(itemId, returnedQuantity);
  }

  /** What the next pieces of an item cost that come back; undefined when none left. */
  of(itemId: ItemId, quantity: number): Money | undefined {
    const shipped = this.#shipped.get(itemId);
    if (!shipped) return undefined;
    const before = this.#costOf(shipped);
    this.#add(itemId, quantity);
    return this.#costOf(shipped).minus(before);
  }

  #costOf({ itemId, quantity, cost }: ShippedPieces): Money {
    return shareOf(cost, this.#returned.get(itemId) ?? 0, quantity);
  }

  #add(itemId: ItemId, quantity: number): void {
    this.#returned.set(itemId, (this.#returned.get(itemId) ?? 0) + quantity);
  }
}
