import type { CommandContext, UseCase } from '@strata/application-kit';
import {
  billingErrors,
  type DepositKind,
  type PaymentMethod,
  type RefundRequest,
  type RentalAgreement,
} from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { refundingOfRental } from './refunding-of-rental.js';
import type { RentalsRepositories } from './rental-repositories.js';

type Context = CommandContext<RentalsRepositories>;

/** Money that came in for an agreement. */
export interface RecordRentalPayment extends NamedAgreement {
  /** Decimal text in the currency of the agreement. */
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string | null;
}

/** Takes a payment of at most what is due. */
export class RecordRentalPaymentUseCase implements UseCase<
  RecordRentalPayment,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, or a rule of
   * `RentalAgreement.pay`
   */
  async execute(command: RecordRentalPayment, context: Context): Promise<RentalAgreement> {
    const agreement = await lockRentalAgreement(context.tx, command);
    const { amount, method, reference } = command;
    agreement.pay({ amount, method, reference }, context);
    context.tx.rentalAgreements.update(agreement);
    return agreement;
  }
}

/** Money that is given back for an agreement out of goodwill. */
export interface RefundRentalAgreement extends NamedAgreement, RefundRequest {
  /** As it was paid when absent. */
  readonly method?: PaymentMethod | undefined;
}

/** Gives back, out of goodwill, at most what was paid and not given back. */
export class RefundRentalAgreementUseCase implements UseCase<
  RefundRentalAgreement,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, or a rule of
   * `RentalAgreement.refund`
   */
  async execute(command: RefundRentalAgreement, context: Context): Promise<RentalAgreement> {
    const agreement = await lockRentalAgreement(context.tx, command);
    const { amount, reference, reason, method } = command;
    const refunding = await refundingOfRental(context.tx, agreement, method);
    agreement.refund({ amount, reference, reason }, refunding, context);
    context.tx.rentalAgreements.update(agreement);
    return agreement;
  }
}

/** What is done with the deposit of an agreement. */
export interface RecordDeposit extends NamedAgreement {
  readonly kind: DepositKind;
  /** Decimal text in the currency of the agreement. */
  readonly amount: string;
  /** How it is received, which has to be said, or released: as it came in when absent. */
  readonly method?: PaymentMethod | undefined;
  readonly reference: string | null;
}

/** Receives a deposit, makes a payment out of it, or gives it back. */
export class RecordDepositUseCase implements UseCase<
  RecordDeposit,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`,
   * `deposit.method_invalid` when one is missing or of no use, or a rule of
   * `RentalAgreement.receiveDeposit`, `applyDeposit` or `releaseDeposit`
   */
  async execute(command: RecordDeposit, context: Context): Promise<RentalAgreement> {
    const { kind, amount, method, reference } = command;
    const agreement = await lockRentalAgreement(context.tx, command);
    if (kind === 'released') {
      const refunding = await refundingOfRental(context.tx, agreement, method);
      agreement.releaseDeposit({ amount, reference }, refunding, context);
    } else if (kind === 'received' && method !== undefined) {
      agreement.receiveDeposit({ amount, method, reference }, context);
    } else if (kind === 'applied' && method === undefined) {
      agreement.applyDeposit({ amount, reference }, context);
    } else {
      throw billingErrors.depositMethodInvalid();
    }
    context.tx.rentalAgreements.update(agreement);
    return agreement;
  }
}
