import { Money, ValueObject, type ValuePart } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';
import type { PaymentStatus } from './sales-status.js';

/** The amounts of a sale, all in one currency. */
export interface SalesAmounts {
  /** Sum of the lines. */
  readonly total: Money;
  readonly paid: Money;
  readonly refunded: Money;
  /** Value of what was returned, at the sold price. */
  readonly returned: Money;
}

/** The amounts of a sale as stored: decimal texts with the places of its currency. */
export interface SalesBalanceSnapshot {
  readonly currency: string;
  readonly totalAmount: string;
  readonly paidAmount: string;
  readonly refundedAmount: string;
  readonly returnedAmount: string;
  readonly balanceDue: string;
  readonly paymentStatus: PaymentStatus;
}

/**
 * What is owed and what was paid: owed is the total less what was returned, nothing once cancelled;
 * net is what was paid less what was refunded; net never exceeds owed.
 */
export class SalesBalance extends ValueObject {
  private constructor(
    readonly amounts: SalesAmounts,
    readonly cancelled: boolean,
  ) {
    super();
  }

  /** The balance of a new sale. */
  static open(total: Money): SalesBalance {
    const zero = Money.zero(total.currency);
    return new SalesBalance({ total, paid: zero, refunded: zero, returned: zero }, false);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(
    snapshot: Omit<SalesBalanceSnapshot, 'balanceDue' | 'paymentStatus'>,
    cancelled: boolean,
  ): SalesBalance {
    const money = (amount: string) => Money.of(amount, snapshot.currency);
    return new SalesBalance(
      {
        total: money(snapshot.totalAmount),
        paid: money(snapshot.paidAmount),
        refunded: money(snapshot.refundedAmount),
        returned: money(snapshot.returnedAmount),
      },
      cancelled,
    );
  }

  get owed(): Money {
    const { total, returned } = this.amounts;
    return this.cancelled ? Money.zero(total.currency) : total.minus(returned);
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
    if (refunded.isPositive) return this.net.isZero ? 'refunded' : 'partially_refunded';
    if (paid.isZero) return total.isZero ? 'paid' : 'unpaid';
    return this.due.isPositive ? 'partially_paid' : 'paid';
  }

  /** @throws DomainError `payment.amount_invalid`, `payment.exceeds_balance` */
  pay(amount: Money): SalesBalance {
    if (!amount.isPositive) throw salesErrors.paymentAmountInvalid();
    if (amount.isMoreThan(this.due)) {
      throw salesErrors.paymentExceedsBalance(amount.toDecimal(), this.due.toDecimal());
    }
    return this.#with({ paid: this.amounts.paid.plus(amount) });
  }

  /** Goods of that value come back. Gives the new balance and what is refunded. */
  return(value: Money): { readonly balance: SalesBalance; readonly refund: Money } {
    return this.#with({ returned: this.amounts.returned.plus(value) }).#refund();
  }

  /** Nothing is owed any more. Gives the new balance and what is refunded. */
  cancel(): { readonly balance: SalesBalance; readonly refund: Money } {
    return new SalesBalance(this.amounts, true).#refund();
  }

  toSnapshot(): SalesBalanceSnapshot {
    const { total, paid, refunded, returned } = this.amounts;
    return {
      currency: total.currency,
      totalAmount: total.toDecimal(),
      paidAmount: paid.toDecimal(),
      refundedAmount: refunded.toDecimal(),
      returnedAmount: returned.toDecimal(),
      balanceDue: this.due.toDecimal(),
      paymentStatus: this.status,
    };
  }

  /** Gives back what was paid beyond what is owed now. */
  #refund() {
    const refund = this.net.minus(this.owed).max(Money.zero(this.amounts.total.currency));
    return { balance: this.#with({ refunded: this.amounts.refunded.plus(refund) }), refund };
  }

  #with(change: Partial<SalesAmounts>): SalesBalance {
    return new SalesBalance({ ...this.amounts, ...change }, this.cancelled);
  }

  protected get kind(): string {
    return 'sales_balance';
  }

  protected parts(): readonly ValuePart[] {
    const { total, paid, refunded, returned } = this.amounts;
    const amounts = [total, paid, refunded, returned].map(({ minor }) => minor);
    return [total.currency, ...amounts, this.cancelled];
  }
}
