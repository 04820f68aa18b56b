import type { ItemId } from '@strata/domain';
import { itemErrors } from '@strata/domain';
import type { CommandContext, DeleteResource, UseCase } from '@strata/application-kit';

import type { CatalogTransaction } from './catalog-transaction.js';
import { lockItem } from './lock-item.js';

/** Deletes a item softly; what was unique of it becomes free again. */
export class DeleteItemUseCase implements UseCase<
  DeleteResource<ItemId>,
  void,
  CatalogTransaction
> {
  /** @throws DomainError `item.not_found`, `aggregate.version_mismatch`, `item.has_stock`, `item.has_open_sales` */
  async execute(
    { id, expectedVersions }: DeleteResource<ItemId>,
    context: CommandContext<CatalogTransaction>,
  ): Promise<void> {
    const { tx } = context;
    const item = await lockItem(tx, id, expectedVersions);
    if (await tx.itemUsage.hasStock(id)) throw itemErrors.hasStock(id);
    if (await tx.itemUsage.hasOpenSales(id)) throw itemErrors.hasOpenSales(id);
    item.delete(context);
    await tx.items.update(item);
  }
}
