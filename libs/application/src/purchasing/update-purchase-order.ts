import { PurchaseOrder, purchasingErrors, type PurchaseOrderId } from '@strata/domain';
import {
  loadForChange,
  type CommandContext,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import type { CreatePurchaseOrder } from './create-purchase-order.js';
import type { PurchasingRepositories } from './purchasing-repositories.js';
import { shareParties } from './share-parties.js';

/** A change of a draft: what is absent stays, null clears, lines are replaced whole. */
export type ChangePurchaseOrder = {
  readonly [Field in keyof CreatePurchaseOrder]?: CreatePurchaseOrder[Field] | undefined;
};

/** Changes a purchase order that is still a draft. */
export class UpdatePurchaseOrderUseCase implements UseCase<
  UpdateResource<PurchaseOrderId, ChangePurchaseOrder>,
  PurchaseOrder,
  PurchasingRepositories
> {
  /**
   * @throws DomainError `purchase_order.not_found`, `aggregate.version_mismatch`,
   * `purchase_order.vendor_unknown`, `item.unknown`, `warehouse.unknown`, or a rule of
   * {@link PurchaseOrder.revise}
   */
  async execute(
    command: UpdateResource<PurchaseOrderId, ChangePurchaseOrder>,
    context: CommandContext<PurchasingRepositories>,
  ): Promise<PurchaseOrder> {
    const { tx } = context;
    const { change } = command;
    if (change.items) PurchaseOrder.expectLines(change.items);
    // Owners come before the order in the order of locks. What it names already stays while it is open.
    const { vendor, items } = await shareParties(tx, change);
    const order = await loadForChange(tx.purchaseOrders, command, purchasingErrors.notFound);
    const { warehouseId, currency, expectedOn } = change;
    order.revise({ vendor, warehouseId, currency, expectedOn, items }, context);
    tx.purchaseOrders.update(order);
    return order;
  }
}
