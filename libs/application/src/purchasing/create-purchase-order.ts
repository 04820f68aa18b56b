import { PurchaseOrder, type VendorId, type WarehouseId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { PurchasingRepositories } from './purchasing-repositories.js';
import { shareParties, type OrderedItem } from './share-parties.js';

/** What is to be bought from whom. */
export interface CreatePurchaseOrder {
  readonly vendorId: VendorId;
  readonly warehouseId: WarehouseId;
  readonly currency?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly expectedOn?: string | null | undefined;
  readonly items: readonly OrderedItem[];
}

/** Writes a purchase order down, as a draft. */
export class CreatePurchaseOrderUseCase implements UseCase<
  CreatePurchaseOrder,
  PurchaseOrder,
  PurchasingRepositories
> {
  /**
   * @throws DomainError `purchase_order.vendor_unknown`, `item.unknown`, `warehouse.unknown`, or a rule of
   * {@link PurchaseOrder.draft}
   */
  async execute(
    command: CreatePurchaseOrder,
    context: CommandContext<PurchasingRepositories>,
  ): Promise<PurchaseOrder> {
    const { tx } = context;
    PurchaseOrder.expectLines(command.items);
    const { vendor, items } = await shareParties(tx, command);
    if (!vendor || !items) throw new RangeError('a new order names its vendor and its lines');
    const { warehouseId, currency, expectedOn } = command;
    const input = { vendor, warehouseId, currency, expectedOn, items };
    const draft = PurchaseOrder.draft(input, context);
    // A number is gone once drawn: only for an order that nothing refuses any more.
    const order = draft.numbered(await tx.purchaseOrders.nextNumber(context.at));
    tx.purchaseOrders.create(order);
    return order;
  }
}
