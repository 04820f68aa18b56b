import {
  loadForChange,
  loadForRestore,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type Usage,
  type UseCase,
} from '@strata/application-kit';
import {
  Item,
  itemErrors,
  type ItemChange,
  type ItemId,
  type NewItem,
  type Vendor,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What the catalog works with in a transaction. */
export interface CatalogRepositories {
  readonly items: Repository<Item>;
  readonly vendors: Pick<Repository<Vendor>, 'getByIdForShare'>;
  readonly usage: Usage;
}

type Context = CommandContext<CatalogRepositories>;

/** Takes in a new item. */
export class CreateItemUseCase implements UseCase<NewItem, Item, CatalogRepositories> {
  /** @throws DomainError `item.sku_taken`, `item.vendor_unknown`, or a rule of {@link Item.create} */
  async execute(command: NewItem, context: Context): Promise<Item> {
    const { tx } = context;
    const { vendorId } = command;
    if (vendorId && !(await tx.vendors.getByIdForShare(vendorId))) {
      throw itemErrors.vendorUnknown(vendorId);
    }
    const item = Item.create(command, context);
    tx.items.create(item);
    return item;
  }
}

/** Changes an item: what is absent stays, null clears. */
export class UpdateItemUseCase implements UseCase<
  UpdateResource<ItemId, ItemChange>,
  Item,
  CatalogRepositories
> {
  /**
   * @throws DomainError `item.not_found`, `aggregate.version_mismatch`, `item.sku_taken`,
   * `item.vendor_unknown`, or a rule of {@link Item.revise}
   */
  async execute(command: UpdateResource<ItemId, ItemChange>, context: Context): Promise<Item> {
    const { items, vendors } = context.tx;
    const { vendorId } = command.change;
    // Before the item is locked, as whoever locks both does; who counts only once it is.
    const isThere = !vendorId || (await vendors.getByIdForShare(vendorId));
    const item = await loadForChange(items, command, itemErrors.notFound);
    // A vendor that is gone stays where it was, so that what was read can be written back.
    if (!isThere && vendorId !== item.vendorId) throw itemErrors.vendorUnknown(vendorId);
    item.revise(command.change, context);
    items.update(item);
    return item;
  }
}

/** Deletes an item softly; its SKU becomes free again. */
export class DeleteItemUseCase implements UseCase<
  DeleteResource<ItemId>,
  void,
  CatalogRepositories
> {
  /**
   * @throws DomainError `item.not_found`, `aggregate.version_mismatch`, or what a check of its usage
   * says
   */
  async execute(command: DeleteResource<ItemId>, context: Context): Promise<void> {
    const { items, usage } = context.tx;
    const item = await loadForChange(items, command, itemErrors.notFound);
    await usage.expectUnused(item);
    item.delete(context);
    items.update(item);
  }
}

/**
 * Takes the deletion of an item back.
 * A vendor that is gone stays where it was, as when it goes while the item is there.
 */
export class RestoreItemUseCase implements UseCase<
  DeleteResource<ItemId>,
  Item,
  CatalogRepositories
> {
  /** @throws DomainError `item.not_found`, `aggregate.version_mismatch`, `item.sku_taken` */
  async execute(command: DeleteResource<ItemId>, context: Context): Promise<Item> {
    const { items } = context.tx;
    const item = await loadForRestore(items, command, itemErrors.notFound);
    item.restore(context);
    items.update(item);
    return item;
  }
}
