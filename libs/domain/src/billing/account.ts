import { type ActionContext, Money, requireText } from '@strata/domain-kit';
import type { Balance } from './balance.js';
import type { BilledDocument } from './billed-document.js';
import type { PaymentReceived, RefundMade } from './billing-events.js';
import type { PaidBy, PaymentMethod } from './payment-method.js';
import { type Payment, type PaymentRequest, recordOf } from './payment.js';
import {
  type Refund,
  REFUND_REASON_MAX_LENGTH,
  type Refunding,
  type RefundKind,
  type RefundRequest,
} from './refund.js';
import { handedOver, type Takings } from './takings.js';

/** What a document is to store of its account. */
export interface NewMoneyRecords {
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
}

/**
 * The money of a document: its balance, and the payments and refunds made since it was loaded. Every
 * change of the balance by money makes its record here, and none else does.
 */
export class Account {
  #payments: Payment[] = [];
  #refunds: Refund[] = [];
  #balance: Balance;

  constructor(
    protected readonly document: BilledDocument & { readonly number: string },
    balance: Balance,
  ) {
    this.#balance = balance;
  }

  get balance(): Balance {
    return this.#balance;
  }

  /** Hands out the records since the last call, and forgets them. */
  pullRecords(): NewMoneyRecords {
    const records = { payments: this.#payments, refunds: this.#refunds };
    this.#payments = [];
    this.#refunds = [];
    return records;
  }

  /**
   * Takes a payment of at most what is due.
   * @returns what `payment.received` tells of it
   * @throws DomainError `payment.*`, `money.*`, `text.*`
   */
  pay(request: PaymentRequest, context: ActionContext): PaymentReceived['payload'] {
    const { id: paymentId, amount, currency, method } = this.book(request, context);
    const { number } = this.document;
    const balanceDue = this.#balance.due.toDecimal();
    return { paymentId, number, amount, currency, method, balanceDue };
  }

  /**
   * More is charged, or less where the amount is negative; then what was paid beyond what is owed goes
   * back.
   * @throws DomainError `money.amount_out_of_range`
   */
  charge(amount: Money, refunding: Refunding, context: ActionContext) {
    return this.#settle(this.#balance.charge(amount), 'adjustment', refunding, context);
  }

  /**
   * Gives money back though nothing is returned: the price falls by as much, so that it is not due again.
   * @returns what each `refund.made` tells of it
   * @throws DomainError `refund.*`, `money.*`, `text.*`
   */
  refund(
    { amount, reference, reason }: RefundRequest,
    refunding: Refunding,
    context: ActionContext,
  ): readonly RefundMade['payload'][] {
    const given = Money.of(amount, this.#balance.amounts.total.currency);
    const why = requireText('reason', reason, REFUND_REASON_MAX_LENGTH, 'lines');
    this.#balance = this.#balance.refund(given);
    return this.#giveBack(given, { kind: 'goodwill', reason: why, reference }, refunding, context);
  }

  /** Something of that value comes back; what was paid beyond what is then owed goes back. */
  return(value: Money, refunding: Refunding, context: ActionContext) {
    return this.#settle(this.#balance.return(value), 'return', refunding, context);
  }

  /** Nothing is owed any more, and all that was paid goes back. */
  cancel(refunding: Refunding, context: ActionContext) {
    return this.#settle(this.#balance.cancel(), 'cancellation', refunding, context);
  }

  /** Lets the balance be paid, and makes the record of it. */
  protected book(request: PaymentRequest<PaidBy>, context: ActionContext): Payment {
    const { currency } = this.#balance.amounts.total;
    const payment = recordOf<'Payment', PaidBy>(this.document, request, currency, context);
    this.#balance = this.#balance.pay(Money.of(payment.amount, currency));
    this.#payments.push(payment);
    return payment;
  }

  /** The takings of the store, and what came in and went back since the document was loaded. */
  protected known(takings: Takings): Takings {
    return takings.and(handedOver(this.#payments).reverse(), this.#refunds);
  }

  #settle(
    { balance, refund }: { readonly balance: Balance; readonly refund: Money },
    kind: RefundKind,
    refunding: Refunding,
    context: ActionContext,
  ): { readonly refund: Money; readonly made: readonly RefundMade['payload'][] } {
    this.#balance = balance;
    const facts = { kind, reason: null, reference: null };
    return { refund, made: this.#giveBack(refund, facts, refunding, context) };
  }

  #giveBack(
    given: Money,
    { kind, reason, reference }: Pick<Refund, 'kind' | 'reason' | 'reference'>,
    { takings, method }: Refunding,
    context: ActionContext,
  ): readonly RefundMade['payload'][] {
    if (given.isZero) return [];
    const { number } = this.document;
    const balanceDue = this.#balance.due.toDecimal();
    const shares = method ? [{ method, amount: given }] : this.known(takings).split(given);
    return shares.map((share) => {
      const { currency } = share.amount;
      const request = { amount: share.amount.toDecimal(), method: share.method, reference };
      const record = recordOf<'Refund', PaymentMethod>(this.document, request, currency, context);
      this.#refunds.push({ ...record, kind, reason });
      const { id: refundId, amount } = record;
      return { refundId, number, amount, currency, method: share.method, kind, balanceDue };
    });
  }
}
