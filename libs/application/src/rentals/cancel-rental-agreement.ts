import type { CommandContext, UseCase } from '@strata/application-kit';
import { type PaymentMethod, rentalCause, type RentalAgreement } from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { lockRentedFleet } from './lock-rented-fleet.js';
import { refundingOfRental } from './refunding-of-rental.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** Names the agreement, the versions the caller saw, and how what came in goes back. */
export interface CancelRentalAgreement extends NamedAgreement {
  /** As it came in when absent. */
  readonly method?: PaymentMethod | undefined;
}

/** Calls a rental off before anything was handed out: frees its pieces, gives back what came in. */
export class CancelRentalAgreementUseCase implements UseCase<
  CancelRentalAgreement,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, `rental.wrong_status`
   */
  async execute(
    command: CancelRentalAgreement,
    context: CommandContext<RentalsRepositories>,
  ): Promise<RentalAgreement> {
    const { tx, at } = context;
    const agreement = await lockRentalAgreement(tx, command);
    agreement.cancel(context, await refundingOfRental(tx, agreement, command.method));
    const own = { from: at, to: at };
    const { commitments } = await lockRentedFleet(context, agreement, agreement.lines, own);
    commitments.cancel(rentalCause(agreement.id));
    tx.rentalAgreements.update(agreement);
    tx.fleet.saveCommitments(commitments);
    return agreement;
  }
}
