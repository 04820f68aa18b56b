import {
  purchasingErrors,
  unitCostOf,
  type GoodsReceipt,
  type GoodsReceiptRequest,
  type PurchaseOrder,
  type PurchaseOrderId,
} from '@strata/domain';
import { loadForChange, type CommandContext, type UseCase } from '@strata/application-kit';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { PurchasingRepositories } from './purchasing-repositories.js';

/** Goods that come in for an order. */
export interface ReceiveGoods extends GoodsReceiptRequest {
  readonly purchaseOrderId: PurchaseOrderId;
  readonly expectedVersions?: readonly number[] | undefined;
}

/** A goods receipt, and the order after it. */
export interface ReceivedGoods {
  readonly receipt: GoodsReceipt;
  readonly order: PurchaseOrder;
}

/** Takes goods in, at most as many as were ordered, and into stock at what they cost: all lines or none. */
export class ReceiveGoodsUseCase implements UseCase<
  ReceiveGoods,
  ReceivedGoods,
  PurchasingRepositories
> {
  target({ purchaseOrderId }: ReceiveGoods): string {
    return purchaseOrderId;
  }

  /**
   * @throws DomainError `purchase_order.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link PurchaseOrder.receive} or of `StockLevel.receive`
   */
  async execute(
    { purchaseOrderId: id, expectedVersions, ...request }: ReceiveGoods,
    context: CommandContext<PurchasingRepositories>,
  ): Promise<ReceivedGoods> {
    const { tx } = context;
    const { warehouseId } = await this.#shareOwners(id, tx);
    const order = await loadForChange(
      tx.purchaseOrders,
      { id, expectedVersions },
      purchasingErrors.notFound,
    );
    const receipt = order.receive(request, context);
    tx.purchaseOrders.update(order);
    tx.purchaseOrders.addReceipt(receipt);
    const keys = receipt.lines.map(({ itemId }) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const { id: receiptId, reference } = receipt;
    for (const { itemId, quantity, unitCost } of receipt.lines) {
      const cost = { type: 'goods_receipt', unitCost: unitCostOf(unitCost) } as const;
      stock.at(itemId, warehouseId).receive(quantity, { ...cost, receiptId, reference }, context);
    }
    tx.stock.save(stock);
    return { receipt, order };
  }

  /**
   * Owners come before the order in the order of locks, so it is looked at before: from when it is ordered it
   * names the same ones for good. Without their locks a deletion could see neither the open order nor its stock.
   */
  async #shareOwners(id: PurchaseOrderId, tx: PurchasingRepositories): Promise<PurchaseOrder> {
    const seen = await tx.purchaseOrders.getById(id);
    if (!seen) throw purchasingErrors.notFound(id);
    seen.expectReceivable();
    const itemIds = seen.lines.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [seen.warehouseId]);
    return seen;
  }
}
