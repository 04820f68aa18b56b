import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  Money,
  optionalText,
  requireText,
  revised,
} from '@strata/domain-kit';
import { itemErrors } from './item-errors.js';
import type { ItemField, ItemEvents } from './item-events.js';

/** The identity of an item. */
export type ItemId = EntityId<'Item'>;

/** An item as stored. */
export interface ItemSnapshot extends AggregateSnapshot<'Item'> {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  /** Decimal text with the places of the currency. */
  readonly unitPrice: string;
  readonly currency: string;
  readonly vendorId: EntityId<'Vendor'> | null;
}

/** What makes a new item. */
export interface NewItem {
  readonly sku: string;
  readonly name: string;
  readonly description?: string | null;
  /** Decimal text such as `"19.99"`. */
  readonly unitPrice: string;
  /** The default currency when absent. */
  readonly currency?: string;
  readonly vendorId?: EntityId<'Vendor'> | null;
}

/** A change of an item: what is absent stays, null clears. */
export interface ItemChange {
  readonly sku?: string;
  readonly name?: string;
  readonly description?: string | null;
  /** In the given currency, or the present one. */
  readonly unitPrice?: string;
  readonly currency?: string;
  readonly vendorId?: EntityId<'Vendor'> | null;
}

/** Something that can be stocked and sold. */
export class Item extends AggregateRoot<'Item', ItemEvents> {
  static readonly SKU_MAX_LENGTH = 64;
  static readonly NAME_MAX_LENGTH = 255;
  static readonly DESCRIPTION_MAX_LENGTH = 2000;

  #sku: string;
  #name: string;
  #description: string | null;
  #unitPrice: Money;
  #vendorId: EntityId<'Vendor'> | null;

  private constructor(snapshot: ItemSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#sku = snapshot.sku;
    this.#name = snapshot.name;
    this.#description = snapshot.description;
    this.#unitPrice = Money.of(snapshot.unitPrice, snapshot.currency);
    this.#vendorId = snapshot.vendorId;
  }

  /**
   * A new item; records `item.created`.
   * @throws DomainError `text.*`, `money.*` or `item.price_negative`
   */
  static create(input: NewItem, context: ActionContext): Item {
    const unitPrice = priceOf(input.unitPrice, input.currency);
    const item = new Item(
      {
        ...AggregateRoot.newbornAggregate<'Item'>(context),
        sku: skuOf(input.sku),
        name: nameOf(input.name),
        description: descriptionOf(input.description ?? null),
        unitPrice: unitPrice.toDecimal(),
        currency: unitPrice.currency,
        vendorId: input.vendorId ?? null,
      },
      false,
    );
    item.record('item.created', item.#facts(), context);
    return item;
  }

  /** An item as it comes out of the store. */
  static reconstitute(snapshot: ItemSnapshot): Item {
    return new Item(snapshot, true);
  }

  get aggregateType(): string {
    return 'item';
  }

  get sku(): string {
    return this.#sku;
  }

  get name(): string {
    return this.#name;
  }

  get description(): string | null {
    return this.#description;
  }

  get unitPrice(): Money {
    return this.#unitPrice;
  }

  get vendorId(): EntityId<'Vendor'> | null {
    return this.#vendorId;
  }

  /**
   * Changes what is given; records `item.updated`. Nothing given, nothing happens. Sales made
   * before keep the price they were made at.
   * @throws DomainError `text.*`, `money.*` or `item.price_negative`; then nothing changed
   */
  revise(change: ItemChange, context: ActionContext): void {
    const { sku, name, description, vendorId } = change;
    const priced = change.unitPrice !== undefined || change.currency !== undefined;
    const changed: readonly ItemField[] = [
      ...(['sku', 'name', 'description', 'vendorId'] as const).filter(
        (field) => change[field] !== undefined,
      ),
      ...(priced ? (['unitPrice'] as const) : []),
    ];
    if (changed.length === 0) return;
    const next = {
      sku: revised(sku, this.#sku, this.#sku, skuOf),
      name: revised(name, this.#name, this.#name, nameOf),
      description: revised(description, this.#description, this.#description, descriptionOf),
      unitPrice: priceOf(
        change.unitPrice ?? this.#unitPrice.toDecimal(),
        change.currency ?? this.#unitPrice.currency,
      ),
    };
    this.#sku = next.sku;
    this.#name = next.name;
    this.#description = next.description;
    this.#unitPrice = next.unitPrice;
    if (vendorId !== undefined) this.#vendorId = vendorId;
    this.touch(context);
    this.record('item.updated', { ...this.#facts(), changed }, context);
  }

  /** Soft delete; records `item.deleted`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('item.deleted', {}, context);
  }

  /** Takes a deletion back; records `item.restored`. Of what is not deleted nothing happens. */
  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record('item.restored', this.#facts(), context);
  }

  /** The item as plain data, for stores and presenters. */
  toSnapshot(): ItemSnapshot {
    return {
      ...this.baseSnapshot(),
      ...this.#facts(),
      description: this.#description,
      vendorId: this.#vendorId,
    };
  }

  #facts() {
    return {
      sku: this.#sku,
      name: this.#name,
      unitPrice: this.#unitPrice.toDecimal(),
      currency: this.#unitPrice.currency,
    };
  }
}

function priceOf(amount: string, currency: string | undefined): Money {
  const price = Money.of(amount, currency);
  if (price.isNegative) throw itemErrors.priceNegative();
  return price;
}

function skuOf(text: string): string {
  return requireText('sku', text, Item.SKU_MAX_LENGTH, 'key');
}

function nameOf(text: string): string {
  return requireText('name', text, Item.NAME_MAX_LENGTH);
}

function descriptionOf(text: string | null): string | null {
  return optionalText('description', text, Item.DESCRIPTION_MAX_LENGTH, 'lines');
}
