import { Money } from '@strata/domain-kit';
import type { PaidBy, PaymentMethod } from './payment-method.js';

/** How much changed hands in which way. */
export interface Taking {
  readonly method: PaymentMethod;
  /** Decimal text. */
  readonly amount: string;
}

/** A part of a refund. */
export interface Share {
  readonly method: PaymentMethod;
  readonly amount: Money;
}

/** Those that changed hands: what is paid out of a deposit came in with it. */
export function handedOver<Paid extends { readonly method: PaidBy }>(
  payments: readonly Paid[],
): (Paid & { readonly method: PaymentMethod })[] {
  return payments.flatMap((payment) => {
    const { method } = payment;
    return method === 'deposit' ? [] : [{ ...payment, method }];
  });
}

/** What came in for a document, as a payment or deposit, and what went back, by method. */
export class Takings {
  /** Where nothing came in. */
  static readonly none = new Takings([], []);

  /** @param payments the newest first */
  constructor(
    private readonly payments: readonly Taking[],
    private readonly refunds: readonly Taking[],
  ) {}

  /** These and later ones, the newest first. */
  and(payments: readonly Taking[], refunds: readonly Taking[]): Takings {
    return new Takings([...payments, ...this.payments], [...refunds, ...this.refunds]);
  }

  /**
   * Splits what goes back over the methods that it came in by, the newest payment first; by no method
   * goes more back than came in by it. An amount of at most what was paid and not given back always fits.
   */
  split(amount: Money): readonly Share[] {
    const { currency } = amount;
    const zero = Money.zero(currency);
    const gone = new Map<PaymentMethod, Money>();
    const shares = new Map<PaymentMethod, Money>();
    const add = (sums: Map<PaymentMethod, Money>, method: PaymentMethod, more: Money) =>
      sums.set(method, (sums.get(method) ?? zero).plus(more));
    for (const refund of this.refunds) add(gone, refund.method, Money.of(refund.amount, currency));
    let left = amount;
    for (const payment of this.payments) {
      if (left.isZero) break;
      const { method } = payment;
      const taken = Money.of(payment.amount, currency);
      // What went back by this method before went out of its newest payments.
      const spent = lesser(gone.get(method) ?? zero, taken);
      add(gone, method, zero.minus(spent));
      const share = lesser(taken.minus(spent), left);
      if (share.isZero) continue;
      add(shares, method, share);
      left = left.minus(share);
    }
    if (!left.isZero) throw new RangeError(`${left} would go back that never came in.`);
    return [...shares].map(([method, part]) => ({ method, amount: part }));
  }
}

function lesser(one: Money, other: Money): Money {
  return one.isMoreThan(other) ? other : one;
}
