import { Money, ValueObject, type ValuePart } from '@strata/domain-kit';
import { billingErrors } from './billing-errors.js';
import type { PaymentMethod } from './payment-method.js';
import type { MoneyRecord } from './payment.js';

/** What can be done with a deposit. */
export const DEPOSIT_KINDS = ['received', 'applied', 'released'] as const;

/** One of {@link DEPOSIT_KINDS}. */
export type DepositKind = (typeof DEPOSIT_KINDS)[number];

/** What was done with a deposit; by no method where it was applied. */
export interface DepositRecord extends MoneyRecord<'DepositRecord', PaymentMethod | null> {
  readonly kind: DepositKind;
}

/** A deposit as stored: decimal texts with the places of its document's currency. */
export interface DepositSnapshot {
  readonly depositRequired: string;
  readonly depositReceived: string;
  readonly depositApplied: string;
  readonly depositReleased: string;
  readonly depositHeld: string;
}

/**
 * Money that is held as security, and no payment until it is applied: held is what was received less
 * what was applied and released, never less than nothing. Required is what was asked for; it binds
 * nobody.
 */
export class Deposit extends ValueObject {
  private constructor(
    readonly required: Money,
    readonly received: Money,
    readonly applied: Money,
    readonly released: Money,
  ) {
    super();
  }

  /** A deposit that is asked for, and of which nothing has come in. */
  static open(required: Money): Deposit {
    const nothing = Money.zero(required.currency);
    return new Deposit(required, nothing, nothing, nothing);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(snapshot: Omit<DepositSnapshot, 'depositHeld'>, currency: string): Deposit {
    const { depositRequired, depositReceived, depositApplied, depositReleased } = snapshot;
    return new Deposit(
      Money.of(depositRequired, currency),
      Money.of(depositReceived, currency),
      Money.of(depositApplied, currency),
      Money.of(depositReleased, currency),
    );
  }

  get held(): Money {
    return this.received.minus(this.applied).minus(this.released);
  }

  /** @throws DomainError `deposit.amount_invalid` */
  receive(amount: Money): Deposit {
    expectSome(amount);
    return new Deposit(this.required, this.received.plus(amount), this.applied, this.released);
  }

  /** @throws DomainError `deposit.amount_invalid`, `deposit.exceeds_held` */
  apply(amount: Money): Deposit {
    this.#expectHeld(amount);
    return new Deposit(this.required, this.received, this.applied.plus(amount), this.released);
  }

  /** @throws DomainError `deposit.amount_invalid`, `deposit.exceeds_held` */
  release(amount: Money): Deposit {
    this.#expectHeld(amount);
    return new Deposit(this.required, this.received, this.applied, this.released.plus(amount));
  }

  toSnapshot(): DepositSnapshot {
    return {
      depositRequired: this.required.toDecimal(),
      depositReceived: this.received.toDecimal(),
      depositApplied: this.applied.toDecimal(),
      depositReleased: this.released.toDecimal(),
      depositHeld: this.held.toDecimal(),
    };
  }

  #expectHeld(amount: Money): void {
    expectSome(amount);
    if (amount.isMoreThan(this.held)) {
      throw billingErrors.depositExceedsHeld(amount.toDecimal(), this.held.toDecimal());
    }
  }

  protected get kind(): string {
    return 'deposit';
  }

  protected parts(): readonly ValuePart[] {
    const { required, received, applied, released } = this;
    return [
      required.currency,
      ...[required, received, applied, released].map(({ minor }) => minor),
    ];
  }
}

function expectSome(amount: Money): void {
  if (!amount.isPositive) throw billingErrors.depositAmountInvalid();
}
