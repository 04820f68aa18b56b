import { sharedErrors } from './shared-errors.js';
import { DAY_IN_MILLISECONDS } from './time-units.js';
import { ValueObject, type ValuePart } from '@strata/domain-kit';

const NAMES = ['due_on_receipt', 'net_15', 'net_30', 'net_60'] as const;

/** The name of payment terms, as stored and sent. */
export type PaymentTermsName = (typeof NAMES)[number];

const DAYS: Readonly<Record<PaymentTermsName, number>> = {
  due_on_receipt: 0,
  net_15: 15,
  net_30: 30,
  net_60: 60,
};

/** When a sale has to be paid, counted from its date. */
export class PaymentTerms extends ValueObject {
  static readonly NAMES: readonly PaymentTermsName[] = NAMES;

  private constructor(readonly name: PaymentTermsName) {
    super();
  }

  /** @throws DomainError `payment_terms.invalid` */
  static of(name: string): PaymentTerms {
    const known = NAMES.find((candidate) => candidate === name);
    if (known === undefined) throw sharedErrors.paymentTermsInvalid(NAMES);
    return new PaymentTerms(known);
  }

  /** Days between the sale and the due date. */
  get days(): number {
    return DAYS[this.name];
  }

  /** The due date of a sale made on the given date, both as `YYYY-MM-DD`. */
  dueDate(soldOn: string): string {
    // Dates are counted in UTC, where each day is as long as the other.
    const midnight = Date.parse(`${soldOn}T00:00:00Z`);
    return new Date(midnight + this.days * DAY_IN_MILLISECONDS).toISOString().slice(0, 10);
  }

  protected get kind(): string {
    return 'payment_terms';
  }

  protected parts(): readonly ValuePart[] {
    return [this.name];
  }
}
