import { Account, type NewMoneyRecords } from '../billing/account.js';
import { Balance } from '../billing/balance.js';
import type { RefundMade } from '../billing/billing-events.js';
import type { PaymentRequest } from '../billing/payment.js';
import type { Refunding, RefundRequest } from '../billing/refund.js';
import { Takings } from '../billing/takings.js';
import type { CustomerId } from '../customers/customer.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { type ActionContext, AggregateRoot, newEntityId } from '@strata/domain-kit';
import { Address } from '../shared/address.js';
import { PaymentTerms } from '../shared/payment-terms.js';
import type { NewSalesTransaction } from './new-sales-transaction.js';
import { salesErrors } from './sales-errors.js';
import type { SalesTransactionEvents } from './sales-events.js';
import { SalesLine } from './sales-line.js';
import { reservedPiecesOf, takeBack, totalOf, type ReservedPieces } from './sales-lines.js';
import { SalesReturn, type ReturnRequest } from './sales-return.js';
import type { SalesStatus } from './sales-status.js';
import type { SalesTransactionSnapshot } from './sales-transaction-snapshot.js';

/** A sale that keeps every rule, and lacks the pieces and its number. */
export interface SalesDraft {
  /**
   * The sale, which records `sales_transaction.confirmed`.
   * @param allocations of each line, in the order of the lines
   */
  confirm(number: string, allocations: readonly (readonly StockAllocation[])[]): SalesTransaction;
}

/** A sale to a customer, from the reservation of its goods to the last return. */
export class SalesTransaction extends AggregateRoot<'SalesTransaction', SalesTransactionEvents> {
  /** Lines of one sale at most. */
  static readonly LINES_MAX = 200;

  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly customerAddress: Address | null;
  readonly paymentTerms: PaymentTerms;
  readonly dueDate: string;
  readonly lines: readonly SalesLine[];
  #status: SalesStatus;
  readonly #account: Account;

  private constructor(
    snapshot: Omit<SalesTransactionSnapshot, 'items' | 'isOpen'>,
    lines: readonly SalesLine[],
    persisted: boolean,
  ) {
    super(snapshot, persisted);
    this.number = snapshot.number;
    this.customerId = snapshot.customerId;
    this.customerName = snapshot.customerName;
    this.customerAddress =
      snapshot.customerAddress && Address.reconstitute(snapshot.customerAddress);
    this.paymentTerms = PaymentTerms.of(snapshot.paymentTerms);
    this.dueDate = snapshot.dueDate;
    this.lines = lines;
    this.#status = snapshot.status;
    this.#account = new Account(
      { type: 'sales_transaction', id: this.id, number: this.number },
      Balance.reconstitute(snapshot, snapshot.status === 'cancelled'),
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
   * A new sale; nothing but its stock refuses it any more.
   * @throws DomainError `sales_transaction.*`, `payment_terms.invalid`, `quantity.invalid`, `money.*`
   */
  static draft(input: NewSalesTransaction, context: ActionContext): SalesDraft {
    SalesTransaction.expectLines(input.items);
    const terms = PaymentTerms.of(input.paymentTerms);
    const lines = input.items.map((line) => SalesLine.create(newEntityId(context), line));
    const snapshot = {
      ...AggregateRoot.newbornAggregate<'SalesTransaction'>(context),
      customerId: input.customer.id,
      customerName: input.customer.name,
      customerAddress: input.customer.address?.toData() ?? null,
      paymentTerms: terms.name,
      dueDate: terms.dueDate(input.soldOn),
      status: 'confirmed',
      ...Balance.open(totalOf(lines)).toSnapshot(),
    } as const;
    return {
      confirm: (number, allocations) => {
        const served = lines.map((line, index) => {
          const pieces = allocations[index];
          if (!pieces) throw new RangeError(`line ${index} has no allocations`);
          return line.servedBy(pieces);
        });
        const sale = new SalesTransaction({ ...snapshot, number }, served, false);
        sale.record(
          'sales_transaction.confirmed',
          { ...sale.#facts(), dueDate: sale.dueDate },
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

  get balance(): Balance {
    return this.#account.balance;
  }

  /** The pieces that warehouses keep for it, allocation by allocation. */
  get reservedPieces(): readonly ReservedPieces[] {
    return reservedPiecesOf(this.lines);
  }

  /** Hands out the payments and refunds since the last call, and forgets them. */
  pullMoneyRecords(): NewMoneyRecords {
    return this.#account.pullRecords();
  }

  /**
   * Takes a payment of at most what is due; records `payment.received`.
   * @throws DomainError `payment.*`, `sales_transaction.wrong_status` once cancelled, `money.*`,
   * `text.*`
   */
  pay(request: PaymentRequest, context: ActionContext): void {
    this.#expectLiving();
    const received = this.#account.pay(request, this.#now(context));
    this.touch(context);
    this.record('payment.received', received, context);
  }

  /**
   * Gives back, out of goodwill, at most what was paid and not given back; the price falls by as much.
   * Records `refund.made`, for each method that money goes back by.
   * @throws DomainError `refund.*`, `sales_transaction.wrong_status` once cancelled, `money.*`,
   * `text.*`
   */
  refund(request: RefundRequest, refunding: Refunding, context: ActionContext): void {
    this.#expectLiving();
    const made = this.#account.refund(request, refunding, this.#now(context));
    this.touch(context);
    this.#recordRefunds(made, context);
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
   * `sales_transaction.cancelled`, and `refund.made` for each method that money goes back by.
   * @param refunding needed once something was paid before it was loaded
   * @throws DomainError `sales_transaction.wrong_status`
   */
  cancel(context: ActionContext, refunding: Refunding = { takings: Takings.none }): void {
    this.#expectConfirmed();
    const { refund, made } = this.#account.cancel(refunding, this.#now(context));
    this.#status = 'cancelled';
    this.touch(context);
    this.record(
      'sales_transaction.cancelled',
      { ...this.#facts(), refundAmount: refund.toDecimal() },
      context,
    );
    this.#recordRefunds(made, context);
  }

  /**
   * Takes goods back at the sold price, and refunds what was paid beyond what is then owed; records
   * `refund.made` for each method that money goes back by.
   * @param refunding needed once something was paid before it was loaded
   * @returns the return, which records `sales_return.received`
   * @throws DomainError `sales_transaction.wrong_status`, `sales_return.*`, `quantity.invalid`,
   * `text.*`; then this sale is to be thrown away
   */
  returnItems(
    request: ReturnRequest & { readonly warehouseId: WarehouseId },
    context: ActionContext,
    refunding: Refunding = { takings: Takings.none },
  ): SalesReturn {
    if (this.#status !== 'fulfilled') throw salesErrors.wrongStatus(this.#status, 'fulfilled');
    const { returned, value } = takeBack(this.lines, request.items);
    const { refund, made } = this.#account.return(value, refunding, this.#now(context));
    this.touch(context);
    this.#recordRefunds(made, context);
    return SalesReturn.create(
      {
        salesTransactionId: this.id,
        warehouseId: request.warehouseId,
        reason: request.reason,
        lines: returned,
        returnAmount: value,
        refundAmount: refund,
      },
      this.#now(context),
    );
  }

  /** The sale as plain data, for stores and presenters. */
  toSnapshot(): SalesTransactionSnapshot {
    return {
      ...this.baseSnapshot(),
      ...this.balance.toSnapshot(),
      number: this.number,
      customerId: this.customerId,
      customerName: this.customerName,
      customerAddress: this.customerAddress?.toData() ?? null,
      paymentTerms: this.paymentTerms.name,
      dueDate: this.dueDate,
      status: this.#status,
      isOpen: this.#status === 'confirmed' || this.balance.due.isPositive,
      items: this.lines.map((line) => line.toSnapshot()),
    };
  }

  #expectConfirmed(): void {
    if (this.#status !== 'confirmed') throw salesErrors.wrongStatus(this.#status, 'confirmed');
  }

  #expectLiving(): void {
    if (this.#status === 'cancelled') throw salesErrors.wrongStatus(this.#status, 'living');
  }

  /** The context with the moment of this sale's own history. */
  #now(context: ActionContext): ActionContext {
    return { ...context, at: this.momentOf(context) };
  }

  #recordRefunds(made: readonly RefundMade['payload'][], context: ActionContext): void {
    for (const payload of made) this.record('refund.made', payload, context);
  }

  #facts() {
    const { total } = this.balance.amounts;
    return {
      number: this.number,
      customerId: this.customerId,
      currency: total.currency,
      totalAmount: total.toDecimal(),
      items: this.lines.map((line) => line.toFacts()),
    };
  }
}
