import { type ActionContext, AggregateRoot } from '@strata/domain-kit';
import { Balance } from '../billing/balance.js';
import type { DepositReleased, RefundMade } from '../billing/billing-events.js';
import { Deposit } from '../billing/deposit.js';
import type { PaymentRequest } from '../billing/payment.js';
import type { Refunding, RefundRequest } from '../billing/refund.js';
import { type DepositPart, SecuredAccount } from '../billing/secured-account.js';
import type { CustomerId } from '../customers/customer.js';
import { Address } from '../shared/address.js';
import { PaymentTerms } from '../shared/payment-terms.js';
import type { RentalAgreementSnapshot } from './rental-agreement-snapshot.js';
import { rentalErrors } from './rental-errors.js';
import type { RentalAgreementEvents } from './rental-events.js';
import type { RentalStatus } from './rental-status.js';

/** What of an agreement does not depend on its lines. */
export type BilledRentalSnapshot = Omit<RentalAgreementSnapshot, 'items' | 'isOpen' | 'piecesOut'>;

/** What an agreement is as a document that is billed: all that is done with its money alone. */
export abstract class BilledRental extends AggregateRoot<'RentalAgreement', RentalAgreementEvents> {
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly customerAddress: Address | null;
  readonly paymentTerms: PaymentTerms;
  readonly dueDate: string;
  protected readonly account: SecuredAccount;

  protected constructor(snapshot: BilledRentalSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.number = snapshot.number;
    this.customerId = snapshot.customerId;
    this.customerName = snapshot.customerName;
    this.customerAddress =
      snapshot.customerAddress && Address.reconstitute(snapshot.customerAddress);
    this.paymentTerms = PaymentTerms.of(snapshot.paymentTerms);
    this.dueDate = snapshot.dueDate;
    this.account = new SecuredAccount(
      { type: 'rental_agreement', id: this.id, number: this.number },
      Balance.reconstitute(snapshot, snapshot.status === 'cancelled'),
      Deposit.reconstitute(snapshot, snapshot.currency),
    );
  }

  abstract get status(): RentalStatus;

  get balance(): Balance {
    return this.account.balance;
  }

  get deposit(): Deposit {
    return this.account.deposit;
  }

  /**
   * Takes a payment of at most what is due; records `payment.received`.
   * @throws DomainError `payment.*`, `rental.wrong_status` once cancelled, `money.*`, `text.*`
   */
  pay(request: PaymentRequest, context: ActionContext): void {
    this.#expectLiving();
    const received = this.account.pay(request, this.now(context));
    this.touch(context);
    this.record('payment.received', received, context);
  }

  /**
   * Gives back, out of goodwill, at most what was paid and not given back; the price falls by as much.
   * Records `refund.made`, for each method that money goes back by.
   * @throws DomainError `refund.*`, `rental.wrong_status` once cancelled, `money.*`, `text.*`
   */
  refund(request: RefundRequest, refunding: Refunding, context: ActionContext): void {
    this.#expectLiving();
    const made = this.account.refund(request, refunding, this.now(context));
    this.touch(context);
    this.recordRefunds(made, context);
  }

  /**
   * Takes money as security; records `deposit.received`.
   * @throws DomainError `deposit.amount_invalid`, `rental.wrong_status` once returned or cancelled,
   * `money.*`, `text.*`
   */
  receiveDeposit(request: PaymentRequest, context: ActionContext): void {
    this.expectRunning();
    const received = this.account.receive(request, this.now(context));
    this.touch(context);
    this.record('deposit.received', received, context);
  }

  /**
   * Makes a payment out of what is held, of at most what is due; records `deposit.applied`.
   * @throws DomainError `deposit.*`, `payment.exceeds_balance`, `rental.wrong_status` once cancelled,
   * `money.*`, `text.*`
   */
  applyDeposit(part: DepositPart, context: ActionContext): void {
    this.#expectLiving();
    const applied = this.account.apply(part, this.now(context));
    this.touch(context);
    this.record('deposit.applied', applied, context);
  }

  /**
   * Gives back a part of what is held; records `deposit.released`, for each method that it goes back by.
   * @throws DomainError `deposit.*`, `rental.wrong_status` once cancelled, `money.*`, `text.*`
   */
  releaseDeposit(part: DepositPart, refunding: Refunding, context: ActionContext): void {
    this.#expectLiving();
    const released = this.account.release(part, refunding, this.now(context));
    this.touch(context);
    this.recordReleases(released, context);
  }

  /** @throws DomainError `rental.wrong_status` once returned or cancelled */
  protected expectRunning(): void {
    if (this.status === 'returned' || this.status === 'cancelled') {
      throw rentalErrors.wrongStatus(this.status, 'running');
    }
  }

  /** The context with the moment of this agreement's own history. */
  protected now(context: ActionContext): ActionContext {
    return { ...context, at: this.momentOf(context) };
  }

  protected recordRefunds(made: readonly RefundMade['payload'][], context: ActionContext): void {
    for (const payload of made) this.record('refund.made', payload, context);
  }

  protected recordReleases(
    made: readonly DepositReleased['payload'][],
    context: ActionContext,
  ): void {
    for (const payload of made) this.record('deposit.released', payload, context);
  }

  /** What of the snapshot is about whom it bills and how. */
  protected billedSnapshot() {
    return {
      ...this.baseSnapshot(),
      ...this.balance.toSnapshot(),
      ...this.deposit.toSnapshot(),
      number: this.number,
      customerId: this.customerId,
      customerName: this.customerName,
      customerAddress: this.customerAddress?.toData() ?? null,
      paymentTerms: this.paymentTerms.name,
      dueDate: this.dueDate,
    };
  }

  #expectLiving(): void {
    if (this.status === 'cancelled') throw rentalErrors.wrongStatus(this.status, 'living');
  }
}
