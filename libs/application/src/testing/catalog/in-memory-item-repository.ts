import {
  Item,
  itemErrors,
  type ItemId,
  type ItemRepository,
  type ItemSnapshot,
} from '@strata/domain';
import { type AggregateRoot, textKey } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Items in memory. */
export class InMemoryItemRepository implements ItemRepository {
  readonly #table: InMemoryAggregateTable<'Item', ItemSnapshot, Item>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('items'),
      (snapshot) => Item.reconstitute(snapshot),
      track,
    );
  }

  async create(item: Item): Promise<void> {
    await this.update(item);
  }

  getById(id: ItemId): Promise<Item | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: ItemId): Promise<Item | null> {
    return this.getById(id);
  }

  shareByIds(ids: readonly ItemId[]): Promise<readonly Item[]> {
    return Promise.resolve([...new Set(ids)].sort().flatMap((id) => this.#table.get(id) ?? []));
  }

  getBySku(sku: string): Promise<Item | null> {
    return Promise.resolve(this.#table.find((row) => textKey(row.sku) === textKey(sku)));
  }

  async update(item: Item): Promise<void> {
    const holder = item.isActive ? await this.getBySku(item.sku) : null;
    if (holder && !holder.equals(item)) throw itemErrors.skuTaken(item.sku);
    this.#table.save(item);
  }
}
