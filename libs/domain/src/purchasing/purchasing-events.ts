import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** What was ordered in one line, and how much of it came so far. */
export type OrderedLineFacts = {
  readonly id: string;
  readonly itemId: string;
  /** As the item was called when it was put into the order. */
  readonly sku: string;
  readonly ordered: number;
  readonly received: number;
  /** Decimal text. */
  readonly unitCost: string;
};

type OrderFacts = {
  readonly number: string;
  readonly vendorId: string;
  readonly warehouseId: string;
  readonly currency: string;
  readonly items: readonly OrderedLineFacts[];
};

/** A purchase order went out to its vendor. */
export type PurchaseOrderOrdered = DomainEvent<
  'purchase_order.ordered',
  OrderFacts & {
    /** `YYYY-MM-DD`, or null when nobody said. */
    readonly expectedOn: string | null;
  }
>;

/** A purchase order was called off before anything came. */
export type PurchaseOrderCancelled = DomainEvent<'purchase_order.cancelled', OrderFacts>;

/** The rest of a purchase order will not come. */
export type PurchaseOrderClosed = DomainEvent<'purchase_order.closed', OrderFacts>;

/** Goods of a purchase order came in. Recorded on the receipt. */
export type GoodsReceived = DomainEvent<
  'goods.received',
  {
    readonly purchaseOrderId: string;
    readonly number: string;
    readonly vendorId: string;
    readonly warehouseId: string;
    readonly currency: string;
    readonly reference: string | null;
    readonly items: readonly {
      /** The line of the order. */
      readonly id: string;
      readonly itemId: string;
      readonly sku: string;
      readonly quantity: number;
      readonly unitCost: string;
    }[];
  }
>;

/** What can happen to a purchase order. */
export type PurchaseOrderEvents = EventMap<
  PurchaseOrderOrdered | PurchaseOrderCancelled | PurchaseOrderClosed
>;

/** What can happen to a goods receipt. */
export type GoodsReceiptEvents = EventMap<GoodsReceived>;
