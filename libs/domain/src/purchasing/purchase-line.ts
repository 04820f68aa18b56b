import type { Item, ItemId } from '../catalog/item.js';
import { unitCostOf } from '../inventory/stock-cost.js';
import { type EntityId, type Money, Quantity } from '@strata/domain-kit';
import type { OrderedLineFacts } from './purchasing-events.js';

/** The identity of a line of a purchase order. */
export type PurchaseLineId = EntityId<'PurchaseOrderItem'>;

/** What is ordered: pieces of an item, as it is called now. */
export interface NewPurchaseLine {
  readonly item: Pick<Item, 'id' | 'sku' | 'name'>;
  readonly quantity: number;
  /** Decimal text in `STOCK_CURRENCY`. */
  readonly unitCost: string;
}

/** A line of a purchase order as stored. */
export interface PurchaseLineSnapshot {
  readonly id: PurchaseLineId;
  readonly itemId: ItemId;
  /** As the item was called when it was put into the order; so is {@link name}. */
  readonly sku: string;
  readonly name: string;
  readonly ordered: number;
  /** At most {@link ordered}. */
  readonly received: number;
  /** Decimal text. */
  readonly unitCost: string;
}

/** Pieces of one item that are ordered, at a cost, and how many of them came. */
export class PurchaseLine {
  readonly unitCost: Money;
  #received: number;

  private constructor(private readonly snapshot: PurchaseLineSnapshot) {
    this.unitCost = unitCostOf(snapshot.unitCost);
    this.#received = snapshot.received;
  }

  /** @throws DomainError `quantity.invalid`, `stock.cost_negative`, `money.*` */
  static create(id: PurchaseLineId, { item, quantity, unitCost }: NewPurchaseLine): PurchaseLine {
    const { id: itemId, sku, name } = item;
    const ordered = Quantity.of(quantity).value;
    const line = new PurchaseLine({ id, itemId, sku, name, ordered, received: 0, unitCost });
    // What all of it costs must be an amount, or it could never come in.
    line.unitCost.times(ordered);
    return line;
  }

  /** A line as it comes out of the store. */
  static reconstitute(snapshot: PurchaseLineSnapshot): PurchaseLine {
    return new PurchaseLine(snapshot);
  }

  get id(): PurchaseLineId {
    return this.snapshot.id;
  }

  get itemId(): ItemId {
    return this.snapshot.itemId;
  }

  /** What is still to come. */
  get outstanding(): number {
    return this.snapshot.ordered - this.#received;
  }

  /** Pieces came in; of at most what is {@link outstanding}, as the order makes sure. */
  receive(quantity: number): void {
    this.#received += quantity;
  }

  /** The line as plain data. */
  toSnapshot(): PurchaseLineSnapshot {
    const { id, itemId, sku, name, ordered } = this.snapshot;
    const unitCost = this.unitCost.toDecimal();
    return { id, itemId, sku, name, ordered, received: this.#received, unitCost };
  }

  /** What events tell of it. */
  toFacts(): OrderedLineFacts {
    const { name: _name, ...facts } = this.toSnapshot();
    return facts;
  }
}
