import { Money, ValueObject, type ValuePart } from '@strata/domain-kit';
import { billingErrors } from './billing-errors.js';
import type { PaymentStatus } from './payment-status.js';

/** The amounts of a document, all in one currency. */
export interface Amounts {
  /** Sum of what is charged. */
  readonly total: Money;
  readonly paid: Money;
  /** What was given back of it, for whatever reason. */
  readonly refunded: Money;
  /** Value of what was returned, at the price it was charged at. */
  readonly returned: Money;
  /** What was given back out of goodwill: so much less is owed. */
  readonly goodwill: Money;
}

/** The amounts of a document as stored: decimal texts with the places of its currency. */
export interface BalanceSnapshot {
  readonly currency: string;
  readonly totalAmount: string;
  readonly paidAmount: string;
  readonly refundedAmount: string;
  readonly returnedAmount: string;
  readonly goodwillAmount: string;
  readonly balanceDue: string;
  readonly paymentStatus: PaymentStatus;
}

/**
 * What is owed and what was paid: owed is the total less what was returned and what was given back out
 * of goodwill, never less than nothing, and nothing once cancelled; net is what was paid less what was
 * refunded; net never exceeds owed.
 */
export class Balance extends ValueObject {
  private constructor(
    readonly amounts: Amounts,
    readonly cancelled: boolean,
  ) {
    super();
  }

  /** The balance of a new document. */
  static open(total: Money): Balance {
    const zero = Money.zero(total.currency);
    const nothing = { paid: zero, refunded: zero, returned: zero, goodwill: zero };
    return new Balance({ total, ...nothing }, false);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(
    snapshot: Omit<BalanceSnapshot, 'balanceDue' | 'paymentStatus'>,
    cancelled: boolean,
  ): Balance {
    const money = (amount: string) => Money.of(amount, snapshot.currency);
    return new Balance(
      {
        total: money(snapshot.totalAmount),
        paid: money(snapshot.paidAmount),
        refunded: money(snapshot.refundedAmount),
        returned: money(snapshot.returnedAmount),
        goodwill: money(snapshot.goodwillAmount),
      },
      cancelled,
    );
  }

  get owed(): Money {
    const { total, returned, goodwill } = this.amounts;
    const nothing = Money.zero(total.currency);
    return this.cancelled ? nothing : total.minus(returned).minus(goodwill).max(nothing);
  }

  /** What was paid and not given back. */
  get net(): Money {
    return this.amounts.paid.minus(this.amounts.refunded);
  }

  /** What is still to be paid. */
  get due(): Money {
    return this.owed.minus(this.net);
  }

  get status(): PaymentStatus {
    const { total, paid, refunded } = this.amounts;
    // What is to be collected says so, whatever was given back before.
    if (this.due.isPositive) return this.net.isZero ? 'unpaid' : 'partially_paid';
    if (refunded.isPositive) return this.net.isZero ? 'refunded' : 'partially_refunded';
    return paid.isPositive || total.isZero ? 'paid' : 'settled';
  }

  /**
   * More is charged, or less where the amount is negative. Gives the new balance and what is refunded.
   * @throws RangeError when more is taken off than is charged
   * @throws DomainError `money.amount_out_of_range`
   */
  charge(amount: Money): { readonly balance: Balance; readonly refund: Money } {
    const total = this.amounts.total.plus(amount);
    if (total.isNegative) throw new RangeError(`${total} cannot be the total of a document.`);
    return this.#with({ total }).#settle();
  }

  /** @throws DomainError `payment.amount_invalid`, `payment.exceeds_balance` */
  pay(amount: Money): Balance {
    if (!amount.isPositive) throw billingErrors.paymentAmountInvalid();
    if (amount.isMoreThan(this.due)) {
      throw billingErrors.paymentExceedsBalance(amount.toDecimal(), this.due.toDecimal());
    }
    return this.#with({ paid: this.amounts.paid.plus(amount) });
  }

  /**
   * Gives back a part of what was paid, and lowers the price by as much.
   * @throws DomainError `refund.amount_invalid`, `refund.exceeds_paid`
   */
  refund(amount: Money): Balance {
    if (!amount.isPositive) throw billingErrors.refundAmountInvalid();
    if (amount.isMoreThan(this.net)) {
      throw billingErrors.refundExceedsPaid(amount.toDecimal(), this.net.toDecimal());
    }
    const { refunded, goodwill } = this.amounts;
    return this.#with({ refunded: refunded.plus(amount), goodwill: goodwill.plus(amount) });
  }

  /** Something of that value comes back. Gives the new balance and what is refunded. */
  return(value: Money): { readonly balance: Balance; readonly refund: Money } {
    return this.#with({ returned: this.amounts.returned.plus(value) }).#settle();
  }

  /** Nothing is owed any more. Gives the new balance and what is refunded. */
  cancel(): { readonly balance: Balance; readonly refund: Money } {
    return new Balance(this.amounts, true).#settle();
  }

  toSnapshot(): BalanceSnapshot {
    const { total, paid, refunded, returned, goodwill } = this.amounts;
    return {
      currency: total.currency,
      totalAmount: total.toDecimal(),
      paidAmount: paid.toDecimal(),
      refundedAmount: refunded.toDecimal(),
      returnedAmount: returned.toDecimal(),
      goodwillAmount: goodwill.toDecimal(),
      balanceDue: this.due.toDecimal(),
      paymentStatus: this.status,
    };
  }

  /** Gives back what was paid beyond what is owed now. */
  #settle() {
    const refund = this.net.minus(this.owed).max(Money.zero(this.amounts.total.currency));
    return { balance: this.#with({ refunded: this.amounts.refunded.plus(refund) }), refund };
  }

  #with(change: Partial<Amounts>): Balance {
    return new Balance({ ...this.amounts, ...change }, this.cancelled);
  }

  protected get kind(): string {
    return 'balance';
  }

  protected parts(): readonly ValuePart[] {
    const { total, paid, refunded, returned, goodwill } = this.amounts;
    const amounts = [total, paid, refunded, returned, goodwill].map(({ minor }) => minor);
    return [total.currency, ...amounts, this.cancelled];
  }
}
