import { STOCK_CURRENCY } from '../inventory/stock-cost.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { type ActionContext, AggregateRoot, newEntityId } from '@strata/domain-kit';
import { GoodsReceipt, type GoodsReceiptRequest } from './goods-receipt.js';
import { PurchaseLine, type NewPurchaseLine } from './purchase-line.js';
import type {
  NewPurchaseOrder,
  PurchaseOrderChange,
  PurchaseOrderSnapshot,
} from './purchase-order-snapshot.js';
import { isOpenStatus, type PurchaseOrderStatus } from './purchase-order-status.js';
import { purchasingErrors } from './purchasing-errors.js';
import type { PurchaseOrderEvents } from './purchasing-events.js';
import { receiveLines } from './receive-lines.js';

/** What of an order never changes once it is ordered. */
type Terms = Pick<
  PurchaseOrderSnapshot,
  'vendorId' | 'vendorName' | 'warehouseId' | 'currency' | 'expectedOn'
>;

/** Goods that are bought from a vendor, from the draft to the last piece that comes. */
export class PurchaseOrder extends AggregateRoot<'PurchaseOrder', PurchaseOrderEvents> {
  /** Lines of one order at most. */
  static readonly LINES_MAX = 200;

  readonly number: string;
  #terms: Terms;
  #lines: readonly PurchaseLine[];
  #status: PurchaseOrderStatus;

  private constructor(
    snapshot: Omit<PurchaseOrderSnapshot, 'items' | 'isOpen'>,
    lines: readonly PurchaseLine[],
    persisted: boolean,
  ) {
    super(snapshot, persisted);
    const { vendorId, vendorName, warehouseId, currency, expectedOn } = snapshot;
    this.number = snapshot.number;
    this.#terms = { vendorId, vendorName, warehouseId, currency, expectedOn };
    this.#lines = lines;
    this.#status = snapshot.status;
  }

  /**
   * What can be said of the lines of an order before anything is locked.
   * @throws DomainError `purchase_order.no_items`, `purchase_order.too_many_items`
   */
  static expectLines(lines: readonly unknown[]): void {
    if (lines.length === 0) throw purchasingErrors.noItems();
    if (lines.length > PurchaseOrder.LINES_MAX) {
      throw purchasingErrors.tooManyItems(PurchaseOrder.LINES_MAX);
    }
  }

  /**
   * A new order, which is a draft. It gets its number last, so that a refused one takes none.
   * @throws DomainError `purchase_order.*`, `stock.cost_negative`, `quantity.invalid`, `money.*`
   */
  static draft(
    input: NewPurchaseOrder,
    context: ActionContext,
  ): { numbered(number: string): PurchaseOrder } {
    const lines = linesOf(input.items, context);
    const snapshot = {
      ...AggregateRoot.newbornAggregate<'PurchaseOrder'>(context),
      vendorId: input.vendor.id,
      vendorName: input.vendor.name,
      warehouseId: input.warehouseId,
      currency: currencyOf(input.currency ?? STOCK_CURRENCY),
      expectedOn: input.expectedOn ?? null,
      status: 'draft',
    } as const;
    return { numbered: (number) => new PurchaseOrder({ ...snapshot, number }, lines, false) };
  }

  /** An order as it comes out of the store. */
  static reconstitute(snapshot: PurchaseOrderSnapshot): PurchaseOrder {
    const lines = snapshot.items.map((line) => PurchaseLine.reconstitute(line));
    return new PurchaseOrder(snapshot, lines, true);
  }

  get aggregateType(): string {
    return 'purchase_order';
  }

  get status(): PurchaseOrderStatus {
    return this.#status;
  }

  get warehouseId(): WarehouseId {
    return this.#terms.warehouseId;
  }

  get lines(): readonly PurchaseLine[] {
    return this.#lines;
  }

  /**
   * Changes what is given of a draft. Nothing given, nothing happens.
   * @throws DomainError as {@link PurchaseOrder.draft}, `purchase_order.wrong_status`; then nothing changed
   */
  revise(change: PurchaseOrderChange, context: ActionContext): void {
    const { vendor, warehouseId, currency, expectedOn, items } = change;
    if (Object.values(change).every((value) => value === undefined)) return;
    this.#expect('draft');
    const terms = {
      vendorId: vendor?.id ?? this.#terms.vendorId,
      vendorName: vendor?.name ?? this.#terms.vendorName,
      warehouseId: warehouseId ?? this.#terms.warehouseId,
      currency: currencyOf(currency ?? this.#terms.currency),
      expectedOn: expectedOn === undefined ? this.#terms.expectedOn : expectedOn,
    };
    this.#lines = items ? linesOf(items, context) : this.#lines;
    this.#terms = terms;
    this.touch(context);
  }

  /** The order goes out; records `purchase_order.ordered`. @throws DomainError `purchase_order.wrong_status` */
  order(context: ActionContext): void {
    this.#expect('draft');
    this.#become('ordered', context);
    const { expectedOn } = this.#terms;
    this.record('purchase_order.ordered', { ...this.#facts(), expectedOn }, context);
  }

  /**
   * Calls it off, while nothing has come; records `purchase_order.cancelled`.
   * @throws DomainError `purchase_order.wrong_status`
   */
  cancel(context: ActionContext): void {
    this.#expect('draft', 'ordered');
    this.#become('cancelled', context);
    this.record('purchase_order.cancelled', this.#facts(), context);
  }

  /**
   * The rest will not come; records `purchase_order.closed`.
   * @throws DomainError `purchase_order.wrong_status` unless a part has come
   */
  close(context: ActionContext): void {
    this.#expect('partially_received');
    this.#become('closed', context);
    this.record('purchase_order.closed', this.#facts(), context);
  }

  /** @throws DomainError `purchase_order.wrong_status` when nothing is to come */
  expectReceivable(): void {
    this.#expect('ordered', 'partially_received');
  }

  /**
   * Goods come in, at most as many as are still to come.
   * @returns the receipt, which records `goods.received`
   * @throws DomainError `purchase_order.wrong_status`, or a rule of `receiveLines`, `text.*`; then this order is
   * to be thrown away
   */
  receive({ reference, items }: GoodsReceiptRequest, context: ActionContext): GoodsReceipt {
    this.expectReceivable();
    const received = receiveLines(this.#lines, items);
    const isWhole = this.#lines.every(({ outstanding }) => outstanding === 0);
    this.#become(isWhole ? 'received' : 'partially_received', context);
    const { vendorId, warehouseId, currency } = this.#terms;
    const order = {
      purchaseOrderId: this.id,
      number: this.number,
      vendorId,
      warehouseId,
      currency,
    };
    const at = this.momentOf(context);
    return GoodsReceipt.create({ ...order, reference, items: received }, { ...context, at });
  }

  /** The order as plain data, for stores and presenters. */
  toSnapshot(): PurchaseOrderSnapshot {
    return {
      ...this.baseSnapshot(),
      ...this.#terms,
      number: this.number,
      status: this.#status,
      isOpen: isOpenStatus(this.#status),
      items: this.#lines.map((line) => line.toSnapshot()),
    };
  }

  #expect(...needed: readonly PurchaseOrderStatus[]): void {
    if (needed.includes(this.#status)) return;
    throw purchasingErrors.wrongStatus(this.#status, needed.join(' or '));
  }

  #become(status: PurchaseOrderStatus, context: ActionContext): void {
    this.#status = status;
    this.touch(context);
  }

  #facts() {
    const { vendorId, warehouseId, currency } = this.#terms;
    const items = this.#lines.map((line) => line.toFacts());
    return { number: this.number, vendorId, warehouseId, currency, items };
  }
}

function linesOf(
  items: readonly NewPurchaseLine[],
  context: ActionContext,
): readonly PurchaseLine[] {
  PurchaseOrder.expectLines(items);
  return items.map((line) => PurchaseLine.create(newEntityId(context), line));
}

function currencyOf(currency: string): string {
  if (currency === STOCK_CURRENCY) return currency;
  throw purchasingErrors.currencyForeign(currency, STOCK_CURRENCY);
}
