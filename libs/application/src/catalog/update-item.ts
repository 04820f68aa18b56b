import { itemErrors, type Item, type ItemChange, type ItemId } from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '../shared/use-case.js';
import { shareVendor } from './share-vendor.js';
import type { CatalogTransaction } from './catalog-transaction.js';
import { lockItem } from './lock-item.js';

/** Changes a item: what is absent stays, null clears. */
export class UpdateItemUseCase implements UseCase<
  UpdateResource<ItemId, ItemChange>,
  Item,
  CatalogTransaction
> {
  /**
   * @throws DomainError `item.not_found`, `aggregate.version_mismatch`, `item.sku_taken`, `item.vendor_unknown`, or a rule of
   * {@link Item.revise}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<ItemId, ItemChange>,
    context: CommandContext<CatalogTransaction>,
  ): Promise<Item> {
    const { tx } = context;
    await shareVendor(tx.itemVendors, change.vendorId);
    const item = await lockItem(tx, id, expectedVersions);
    item.revise(change, context);
    if (item.version === item.persistedVersion) return item;
    const holder = await tx.items.getBySku(item.sku);
    if (holder && !holder.equals(item)) throw itemErrors.skuTaken(item.sku);
    await tx.items.update(item);
    return item;
  }
}
