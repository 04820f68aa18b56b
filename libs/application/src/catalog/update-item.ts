import { itemErrors, type Item, type ItemChange, type ItemId } from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '@strata/application-kit';
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
    const { vendorId } = change;
    // Before the item is locked, as whoever locks both does; who counts only once it is.
    const isThere = !vendorId || (await tx.itemVendors.shareById(vendorId));
    const item = await lockItem(tx, id, expectedVersions);
    // A vendor that is gone stays where it was, so that what was read can be written back.
    if (!isThere && vendorId !== item.vendorId) throw itemErrors.vendorUnknown(vendorId);
    item.revise(change, context);
    if (item.version === item.persistedVersion) return item;
    const holder = await tx.items.getBySku(item.sku);
    if (holder && !holder.equals(item)) throw itemErrors.skuTaken(item.sku);
    await tx.items.update(item);
    return item;
  }
}
