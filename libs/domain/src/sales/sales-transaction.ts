import type { CustomerId } from '../customers/customer.js';
import type { ItemId } from '../catalog/item.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { ActionContext } from '../shared/action-context.js';
import { AggregateRoot, type AggregateSnapshot } from '../shared/aggregate-root.js';
import type { EntityId } from '../shared/entity-id.js';
import { Money } from '../shared/money.js';
import { PaymentTerms, type PaymentTermsName } from '../shared/payment-terms.js';
import { optionalText } from '../shared/text.js';
import { PAYMENT_REFERENCE_MAX_LENGTH, type Payment } from './payment.js';
import { SalesBalance } from './sales-balance.js';
import { salesErrors } from './sales-errors.js';
import type {
  PaymentReceived,
  SalesTransactionCancelled,
  SalesTransactionConfirmed,
  SalesTransactionFulfilled,
} from './sales-events.js';
import { SalesLine, type SalesLineId, type SalesLineSnapshot } from './sales-line.js';
import { SalesReturn, type ReturnedLine, type ReturnRequest } from './sales-return.js';
import type { PaymentMethod, PaymentStatus, SalesStatus } from './sales-status.js';

/** The identity of a sale. */
export type SalesTransactionId = EntityId<'SalesTransaction'>;

/** A sale as stored; amounts are decimal texts with the places of its currency. */
export interface SalesTransactionSnapshot extends AggregateSnapshot<'SalesTransaction'> {
  /** For people, such as `ST-2026-000042`. */
  readonly number: string;
  readonly customerId: CustomerId;
  readonly paymentTerms: PaymentTermsName;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly status: SalesStatus;
  readonly paymentStatus: PaymentStatus;
  readonly currency: string;
  readonly totalAmount: string;
  readonly paidAmount: string;
  readonly refundedAmount: string;
  readonly returnedAmount: string;
  readonly balanceDue: string;
  /** Still to be fulfilled or paid. */
  readonly isOpen: boolean;
  readonly items: readonly SalesLineSnapshot[];
}

/** What is sold: pieces of an item at a price. */
export interface NewSalesLine {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** What makes a new sale. */
export interface NewSalesTransaction {
  readonly customerId: CustomerId;
  readonly paymentTerms: string;
  readonly items: readonly NewSalesLine[];
}

/** A sale that keeps every rule, and lacks its number only. */
export interface SalesDraft {
  /** The sale, which records `sales_transaction.confirmed`. */
  numbered(number: string): SalesTransaction;
}

/** Pieces that a warehouse keeps for a sale. */
export interface ReservedPieces extends StockAllocation {
  readonly itemId: ItemId;
}

/** A sale to a customer, from the reservation of its goods to the last return. */
export class SalesTransaction extends AggregateRoot<'SalesTransaction'> {
  /** Lines of one sale at most. */
  static readonly LINES_MAX = 200;

  readonly number: string;
  readonly customerId: CustomerId;
  readonly paymentTerms: PaymentTerms;
  readonly dueDate: string;
  readonly lines: readonly SalesLine[];
  #status: SalesStatus;
  #balance: SalesBalance;
  #payments: Payment[] = [];

  private constructor(
    snapshot: Omit<SalesTransactionSnapshot, 'items' | 'paymentStatus' | 'balanceDue' | 'isOpen'>,
    lines: readonly SalesLine[],
    persisted: boolean,
  ) {
    super(snapshot, persisted);
    const money = (amount: string) => Money.of(amount, snapshot.currency);
    this.number = snapshot.number;
    this.customerId = snapshot.customerId;
    this.paymentTerms = PaymentTerms.of(snapshot.paymentTerms);
    this.dueDate = snapshot.dueDate;
    this.lines = lines;
    this.#status = snapshot.status;
    this.#balance = SalesBalance.reconstitute(
      {
        total: money(snapshot.totalAmount),
        paid: money(snapshot.paidAmount),
        refunded: money(snapshot.refundedAmount),
        returned: money(snapshot.returnedAmount),
      },
      snapshot.status === 'cancelled',
    );
  }

  /**
   * What can be said of the lines of a sale before anything is locked.
   * @throws DomainError `sales_transaction.no_items`, `sales_transaction.too_many_items`
   */
  static expectLines(lines: readonly unknown[]): void {
    if (lines.length === 0) throw salesErrors.noItems();
    if (lines.length > SalesTransaction.LINES_MAX) {
      throw salesErrors.tooManyItems(SalesTransaction.LINES_MAX);
    }
  }

  /**
   * A new sale whose stock was allocated. It gets its number last, so that a refused one takes none.
   * @param allocations of each line, in the order of the lines
   * @throws DomainError `sales_transaction.*`, `payment_terms.invalid`, `quantity.invalid`, `money.*`
   */
  static draft(
    input: NewSalesTransaction,
    allocations: readonly (readonly StockAllocation[])[],
    context: ActionContext,
  ): SalesDraft {
    SalesTransaction.expectLines(input.items);
    const terms = PaymentTerms.of(input.paymentTerms);
    const lines = input.items.map((line, index) =>
      SalesLine.create(context.newId() as SalesLineId, line, allocations[index]!),
    );
    const total = lines.map((line) => line.total).reduce((sum, amount) => sum.plus(amount));
    const zero = Money.zero(total.currency).toDecimal();
    const snapshot = {
      ...AggregateRoot.newbornAggregate<'SalesTransaction'>(context),
      customerId: input.customerId,
      paymentTerms: terms.name,
      dueDate: terms.dueDate(context.at),
      status: 'confirmed',
      currency: total.currency,
      totalAmount: total.toDecimal(),
      paidAmount: zero,
      refundedAmount: zero,
      returnedAmount: zero,
    } as const;
    return {
      numbered: (number) => {
        const sale = new SalesTransaction({ ...snapshot, number }, lines, false);
        sale.record<SalesTransactionConfirmed>(
          'sales_transaction.confirmed',
          {
            ...sale.#facts(),
            dueDate: sale.dueDate,
            items: lines.map(({ itemId, quantity }) => ({ itemId, quantity })),
          },
          context,
        );
        return sale;
      },
    };
  }

  /** A sale as it comes out of the store. */
  static reconstitute(snapshot: SalesTransactionSnapshot): SalesTransaction {
    const lines = snapshot.items.map((line) => SalesLine.reconstitute(line, snapshot.currency));
    return new SalesTransaction(snapshot, lines, true);
  }

  get aggregateType(): string {
    return 'sales_transaction';
  }

  get status(): SalesStatus {
    return this.#status;
  }

  get balance(): SalesBalance {
    return this.#balance;
  }

  /** The pieces that warehouses keep for it, allocation by allocation. */
  get reservedPieces(): readonly ReservedPieces[] {
    return this.lines.flatMap(({ itemId, allocations }) =>
      allocations.map((allocation) => ({ itemId, ...allocation })),
    );
  }

  /** Hands out the payments since the last call, and forgets them. */
  pullPayments(): readonly Payment[] {
    const payments = this.#payments;
    this.#payments = [];
    return payments;
  }

  /**
   * Takes a payment of at most what is due; records `payment.received`.
   * @throws DomainError `payment.*`, `sales_transaction.wrong_status` once cancelled, `money.*`,
   * `text.*`
   */
  pay(
    payment: {
      readonly amount: string;
      readonly method: PaymentMethod;
      readonly reference: string | null;
    },
    context: ActionContext,
  ): void {
    if (this.#status === 'cancelled') throw salesErrors.wrongStatus(this.#status, 'living');
    const reference = optionalText('reference', payment.reference, PAYMENT_REFERENCE_MAX_LENGTH);
    const { currency } = this.#balance.amounts.total;
    const amount = Money.of(payment.amount, currency);
    this.#balance = this.#balance.pay(amount);
    const id = context.newId() as Payment['id'];
    this.#payments.push({
      id,
      amount: amount.toDecimal(),
      method: payment.method,
      reference,
      createdAt: this.momentOf(context),
      createdBy: context.by,
    });
    this.touch(context);
    this.record<PaymentReceived>(
      'payment.received',
      {
        paymentId: id,
        number: this.number,
        amount: amount.toDecimal(),
        currency,
        method: payment.method,
        balanceDue: this.#balance.due.toDecimal(),
      },
      context,
    );
  }

  /**
   * The goods leave; ship {@link reservedPieces}. Records `sales_transaction.fulfilled`.
   * @throws DomainError `sales_transaction.wrong_status`
   */
  fulfill(context: ActionContext): void {
    this.#expectConfirmed();
    this.#status = 'fulfilled';
    this.touch(context);
    this.record<SalesTransactionFulfilled>('sales_transaction.fulfilled', this.#facts(), context);
  }

  /**
   * Calls it off and refunds all that was paid; release {@link reservedPieces}. Records
   * `sales_transaction.cancelled`.
   * @throws DomainError `sales_transaction.wrong_status`
   */
  cancel(context: ActionContext): void {
    this.#expectConfirmed();
    const { balance, refund } = this.#balance.cancel();
    this.#status = 'cancelled';
    this.#balance = balance;
    this.touch(context);
    this.record<SalesTransactionCancelled>(
      'sales_transaction.cancelled',
      { ...this.#facts(), refundAmount: refund.toDecimal() },
      context,
    );
  }

  /**
   * Takes goods back at the sold price, and refunds what was paid beyond what is then owed.
   * @param number for people, of the return
   * @returns the return, which records `sales_return.received`
   * @throws DomainError `sales_transaction.wrong_status`, `sales_return.*`, `quantity.invalid`,
   * `text.*`; then this sale is to be thrown away
   */
  returnItems(
    request: ReturnRequest & { readonly warehouseId: WarehouseId },
    context: ActionContext,
  ): SalesReturn {
    if (this.#status !== 'fulfilled') throw salesErrors.wrongStatus(this.#status, 'fulfilled');
    if (request.items.length === 0) throw salesErrors.noItems();
    const returned = request.items.map((asked): ReturnedLine & { readonly value: Money } => {
      const line = this.lines.find(({ id }) => id === asked.salesTransactionItemId);
      if (!line) throw salesErrors.returnLineUnknown(asked.salesTransactionItemId);
      const value = line.return(asked.quantity);
      return { ...asked, itemId: line.itemId, amount: value.toDecimal(), value };
    });
    const value = returned.map((line) => line.value).reduce((sum, amount) => sum.plus(amount));
    const { balance, refund } = this.#balance.return(value);
    this.#balance = balance;
    this.touch(context);
    const { reason, warehouseId } = request;
    return SalesReturn.create(
      {
        salesTransactionId: this.id,
        warehouseId,
        reason,
        lines: returned.map(({ value: _value, ...line }) => line),
        returnAmount: value,
        refundAmount: refund,
      },
      { ...context, at: this.momentOf(context) },
    );
  }

  /** The sale as plain data, for stores and presenters. */
  toSnapshot(): SalesTransactionSnapshot {
    const { amounts, due, status } = this.#balance;
    return {
      ...this.baseSnapshot(),
      ...this.#facts(),
      customerId: this.customerId,
      paymentTerms: this.paymentTerms.name,
      dueDate: this.dueDate,
      status: this.#status,
      paymentStatus: status,
      paidAmount: amounts.paid.toDecimal(),
      refundedAmount: amounts.refunded.toDecimal(),
      returnedAmount: amounts.returned.toDecimal(),
      balanceDue: due.toDecimal(),
      isOpen: this.#status === 'confirmed' || due.isPositive,
      items: this.lines.map((line) => line.toSnapshot()),
    };
  }

  #expectConfirmed(): void {
    if (this.#status !== 'confirmed') throw salesErrors.wrongStatus(this.#status, 'confirmed');
  }

  #facts() {
    const { total } = this.#balance.amounts;
    return {
      number: this.number,
      customerId: this.customerId,
      currency: total.currency,
      totalAmount: total.toDecimal(),
    };
  }
}
