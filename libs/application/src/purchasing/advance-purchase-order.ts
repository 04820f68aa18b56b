import { purchasingErrors, type PurchaseOrder, type PurchaseOrderId } from '@strata/domain';
import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UseCase,
} from '@strata/application-kit';
import type { PurchasingRepositories } from './purchasing-repositories.js';

/** What can be done to an order as a whole. */
export const PURCHASE_ORDER_ACTS = ['order', 'cancel', 'close'] as const;

/** One of {@link PURCHASE_ORDER_ACTS}. */
export type PurchaseOrderAct = (typeof PURCHASE_ORDER_ACTS)[number];

/** Names the order, and the version the caller saw. */
export type AdvancePurchaseOrder = DeleteResource<PurchaseOrderId>;

/** Lets an order go out to its vendor, calls it off, or says that the rest will not come. */
export class AdvancePurchaseOrderUseCase implements UseCase<
  AdvancePurchaseOrder,
  PurchaseOrder,
  PurchasingRepositories
> {
  constructor(private readonly act: PurchaseOrderAct) {}

  /**
   * @throws DomainError `purchase_order.not_found`, `aggregate.version_mismatch`,
   * `purchase_order.wrong_status`
   */
  async execute(
    command: AdvancePurchaseOrder,
    context: CommandContext<PurchasingRepositories>,
  ): Promise<PurchaseOrder> {
    const { purchaseOrders } = context.tx;
    const order = await loadForChange(purchaseOrders, command, purchasingErrors.notFound);
    order[this.act](context);
    purchaseOrders.update(order);
    return order;
  }
}
