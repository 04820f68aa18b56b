import type { CustomerId } from '../customers/customer.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { type ActionContext, AggregateRoot, Money, newEntityId } from '@strata/domain-kit';
import { PaymentTerms } from '../shared/payment-terms.js';
import type { NewSalesTransaction } from './new-sales-transaction.js';
import { newPayment, type Payment, type PaymentRequest } from './payment.js';
import { SalesBalance } from './sales-balance.js';
import { salesErrors } from './sales-errors.js';
import type { SalesTransactionEvents } from './sales-events.js';
import { SalesLine } from './sales-line.js';
import { reservedPiecesOf, takeBack, totalOf, type ReservedPieces } from './sales-lines.js';
import { SalesReturn, type ReturnRequest } from './sales-return.js';
import type { SalesStatus } from './sales-status.js';
import type { SalesTransactionSnapshot } from './sales-transaction-snapshot.js';

/** A sale that keeps every rule, and lacks its number only. */
export interface SalesDraft {
  /** The sale, which records `sales_transaction.confirmed`. */
  numbered(number: string): SalesTransaction;
}

/** A sale to a customer, from the reservation of its goods to the last return. */
export class SalesTransaction extends AggregateRoot<'SalesTransaction', SalesTransactionEvents> {
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
    snapshot: Omit<SalesTransactionSnapshot, 'items' | 'isOpen'>,
    lines: readonly SalesLine[],
    persisted: boolean,
  ) {
    super(snapshot, persisted);
    this.number = snapshot.number;
    this.customerId = snapshot.customerId;
    this.paymentTerms = PaymentTerms.of(snapshot.paymentTerms);
    this.dueDate = snapshot.dueDate;
    this.lines = lines;
    this.#status = snapshot.status;
    this.#balance = SalesBalance.reconstitute(snapshot, snapshot.status === 'cancelled');
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
    const lines = input.items.map((line, index) => {
      const served = allocations[index];
      if (!served) throw new RangeError(`line ${index} has no allocations`);
      return SalesLine.create(newEntityId(context), line, served);
    });
    const snapshot = {
      ...AggregateRoot.newbornAggregate<'SalesTransaction'>(context),
      customerId: input.customerId,
      paymentTerms: terms.name,
      dueDate: terms.dueDate(context.at),
      status: 'confirmed',
      ...SalesBalance.open(totalOf(lines)).toSnapshot(),
    } as const;
    return {
      numbered: (number) => {
        const sale = new SalesTransaction({ ...snapshot, number }, lines, false);
        sale.record(
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
    return reservedPiecesOf(this.lines);
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
  pay(request: PaymentRequest, context: ActionContext): void {
    if (this.#status === 'cancelled') throw salesErrors.wrongStatus(this.#status, 'living');
    const { currency } = this.#balance.amounts.total;
    const payment = newPayment(request, currency, { ...context, at: this.momentOf(context) });
    const { id: paymentId, amount, method } = payment;
    this.#balance = this.#balance.pay(Money.of(amount, currency));
    this.#payments.push(payment);
    this.touch(context);
    const { number } = this;
    const balanceDue = this.#balance.due.toDecimal();
    this.record(
      'payment.received',
      { paymentId, number, amount, currency, method, balanceDue },
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
    this.record('sales_transaction.fulfilled', this.#facts(), context);
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
    this.record(
      'sales_transaction.cancelled',
      { ...this.#facts(), refundAmount: refund.toDecimal() },
      context,
    );
  }

  /**
   * Takes goods back at the sold price, and refunds what was paid beyond what is then owed.
   * @returns the return, which records `sales_return.received`
   * @throws DomainError `sales_transaction.wrong_status`, `sales_return.*`, `quantity.invalid`,
   * `text.*`; then this sale is to be thrown away
   */
  returnItems(
    request: ReturnRequest & { readonly warehouseId: WarehouseId },
    context: ActionContext,
  ): SalesReturn {
    if (this.#status !== 'fulfilled') throw salesErrors.wrongStatus(this.#status, 'fulfilled');
    const { returned, value } = takeBack(this.lines, request.items);
    const { balance, refund } = this.#balance.return(value);
    this.#balance = balance;
    this.touch(context);
    return SalesReturn.create(
      {
        salesTransactionId: this.id,
        warehouseId: request.warehouseId,
        reason: request.reason,
        lines: returned,
        returnAmount: value,
        refundAmount: refund,
      },
      { ...context, at: this.momentOf(context) },
    );
  }

  /** The sale as plain data, for stores and presenters. */
  toSnapshot(): SalesTransactionSnapshot {
    return {
      ...this.baseSnapshot(),
      ...this.#balance.toSnapshot(),
      number: this.number,
      customerId: this.customerId,
      paymentTerms: this.paymentTerms.name,
      dueDate: this.dueDate,
      status: this.#status,
      isOpen: this.#status === 'confirmed' || this.#balance.due.isPositive,
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
