import { type ActionContext, Money } from '@strata/domain-kit';
import { Account, type NewMoneyRecords } from './account.js';
import type { Balance } from './balance.js';
import type { BilledDocument } from './billed-document.js';
import type { DepositApplied, DepositReceived, DepositReleased } from './billing-events.js';
import type { Deposit, DepositKind, DepositRecord } from './deposit.js';
import type { PaymentMethod } from './payment-method.js';
import { type PaymentRequest, recordOf } from './payment.js';
import type { Refunding } from './refund.js';
import type { Takings } from './takings.js';

/** What a document with a deposit is to store of its account. */
export interface NewSecuredRecords extends NewMoneyRecords {
  readonly deposits: readonly DepositRecord[];
}

/** A part of a deposit that is applied or released. */
export type DepositPart = Pick<PaymentRequest, 'amount' | 'reference'>;

/** The money of a document that a deposit is held for: its account, the deposit, and the records of it. */
export class SecuredAccount extends Account {
  #records: DepositRecord[] = [];
  #deposit: Deposit;

  constructor(
    document: BilledDocument & { readonly number: string },
    balance: Balance,
    deposit: Deposit,
  ) {
    super(document, balance);
    this.#deposit = deposit;
  }

  get deposit(): Deposit {
    return this.#deposit;
  }

  /** Hands out the records since the last call, and forgets them. */
  override pullRecords(): NewSecuredRecords {
    const deposits = this.#records;
    this.#records = [];
    return { ...super.pullRecords(), deposits };
  }

  /**
   * Takes money as security.
   * @returns what `deposit.received` tells of it
   * @throws DomainError `deposit.amount_invalid`, `money.*`, `text.*`
   */
  receive(request: PaymentRequest, context: ActionContext): DepositReceived['payload'] {
    const { method } = request;
    return { ...this.#become('received', request, context), method };
  }

  /**
   * Makes a payment out of what is held, of at most what is due.
   * @returns what `deposit.applied` tells of it
   * @throws DomainError `deposit.*`, `payment.exceeds_balance`, `money.*`, `text.*`
   */
  apply(part: DepositPart, context: ActionContext): DepositApplied['payload'] {
    const facts = this.#become('applied', { ...part, method: null }, context);
    const { id: paymentId } = this.book({ ...part, method: 'deposit' }, context);
    return { ...facts, paymentId, balanceDue: this.balance.due.toDecimal() };
  }

  /**
   * Gives back a part of what is held: as it came in, the newest money first, or by the method.
   * @returns what each `deposit.released` tells of it
   * @throws DomainError `deposit.*`, `money.*`, `text.*`
   */
  release(
    { amount, reference }: DepositPart,
    { takings, method }: Refunding,
    context: ActionContext,
  ): readonly DepositReleased['payload'][] {
    const part = Money.of(amount, this.#currency);
    // Refused before it is split: of more than is held there need not be enough to split.
    this.#deposit.release(part);
    const shares = method ? [{ method, amount: part }] : this.known(takings).split(part);
    return shares.map((share) => {
      const request = { amount: share.amount.toDecimal(), method: share.method, reference };
      return { ...this.#become('released', request, context), method: share.method };
    });
  }

  /** Gives back all that is held. */
  releaseAll(refunding: Refunding, context: ActionContext): readonly DepositReleased['payload'][] {
    const { held } = this.#deposit;
    if (held.isZero) return [];
    return this.release({ amount: held.toDecimal(), reference: null }, refunding, context);
  }

  /** A deposit comes in as a payment does, and goes back as a refund does. */
  protected override known(takings: Takings): Takings {
    const of = (wanted: DepositKind) =>
      this.#records.flatMap(({ kind, method, amount }) =>
        kind === wanted && method ? [{ method, amount }] : [],
      );
    return super.known(takings).and(of('received').reverse(), of('released'));
  }

  get #currency(): string {
    return this.balance.amounts.total.currency;
  }

  /** The one place where the deposit changes, and makes the record of it. */
  #become(
    kind: DepositKind,
    request: PaymentRequest<PaymentMethod | null>,
    context: ActionContext,
  ) {
    const currency = this.#currency;
    const record = recordOf<'DepositRecord', PaymentMethod | null>(
      this.document,
      request,
      currency,
      context,
    );
    const amount = Money.of(record.amount, currency);
    this.#deposit = CHANGES[kind](this.#deposit, amount);
    this.#records.push({ ...record, kind });
    return {
      depositId: record.id,
      number: this.document.number,
      amount: record.amount,
      currency,
      held: this.#deposit.held.toDecimal(),
    };
  }
}

const CHANGES: Readonly<Record<DepositKind, (deposit: Deposit, amount: Money) => Deposit>> = {
  received: (deposit, amount) => deposit.receive(amount),
  applied: (deposit, amount) => deposit.apply(amount),
  released: (deposit, amount) => deposit.release(amount),
};
