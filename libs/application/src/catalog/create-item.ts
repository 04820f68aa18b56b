import { Item, itemErrors, type NewItem } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { CatalogTransaction } from './catalog-transaction.js';

/** Takes in a new item. */
export class CreateItemUseCase implements UseCase<NewItem, Item, CatalogTransaction> {
  /** @throws DomainError `item.sku_taken`, `item.vendor_unknown`, or a rule of {@link Item.create} */
  async execute(command: NewItem, context: CommandContext<CatalogTransaction>): Promise<Item> {
    const { tx } = context;
    const { vendorId } = command;
    if (vendorId && !(await tx.itemVendors.shareById(vendorId))) {
      throw itemErrors.vendorUnknown(vendorId);
    }
    const item = Item.create(command, context);
    if (await tx.items.getBySku(item.sku)) throw itemErrors.skuTaken(item.sku);
    await tx.items.create(item);
    return item;
  }
}
