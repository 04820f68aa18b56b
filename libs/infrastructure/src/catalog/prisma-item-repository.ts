import { Item, itemErrors, type ItemId, type ItemRepository } from '@strata/domain';
import { idByKey } from '../database/find-by-key.js';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toSnapshot } from './item-row.js';

/** The table `items`. */
export class PrismaItemRepository implements ItemRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(item: Item): Promise<void> {
    await this.#write(item, () => this.client.item.createMany({ data: item.toSnapshot() }));
  }

  async getById(id: ItemId): Promise<Item | null> {
    return this.#find({ id });
  }

  async lockById(id: ItemId): Promise<Item | null> {
    await lockRows(this.client, 'items', [id], 'update');
    return this.getById(id);
  }

  async shareByIds(ids: readonly ItemId[]): Promise<readonly Item[]> {
    await lockRows(this.client, 'items', ids, 'share');
    const where = { id: { in: [...new Set(ids)] }, isActive: true };
    const rows = await this.client.item.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => Item.reconstitute(toSnapshot(row)));
  }

  async getBySku(sku: string): Promise<Item | null> {
    const id = await idByKey<ItemId>(this.client, 'items', 'sku', sku);
    return id && this.getById(id);
  }

  async update(item: Item): Promise<void> {
    const { id, persistedVersion: version } = item;
    await this.#write(item, () =>
      this.client.item.updateMany({
        where: { id, version, isActive: true },
        data: item.toSnapshot(),
      }),
    );
  }

  async #find(where: Prisma.ItemWhereInput): Promise<Item | null> {
    const row = await this.client.item.findFirst({ where: { ...where, isActive: true } });
    return row && Item.reconstitute(toSnapshot(row));
  }

  async #write(item: Item, statement: () => Promise<{ count: number }>): Promise<void> {
    await writeAggregate(item, this.track, statement, {
      items_sku_active_key: () => itemErrors.skuTaken(item.sku),
    });
  }
}
