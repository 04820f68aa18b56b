import type { CommandContext, UseCase } from '@strata/application-kit';
import type { LinePieces, PaymentMethod, RentalAgreement } from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { lockRentedFleet } from './lock-rented-fleet.js';
import { refundingOfRental } from './refunding-of-rental.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** Which pieces of an agreement are not to be handed out any more. */
export interface ReleaseRentalAgreement extends NamedAgreement {
  /** All that were not handed out when absent. */
  readonly items?: readonly LinePieces[] | undefined;
  /** How what was paid too much goes back: as it was paid when absent. */
  readonly method?: PaymentMethod | undefined;
}

/** Frees what is not taken along, and gives back what was paid for it. */
export class ReleaseRentalAgreementUseCase implements UseCase<
  ReleaseRentalAgreement,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, or a rule of
   * `RentalAgreement.release`
   */
  async execute(
    command: ReleaseRentalAgreement,
    context: CommandContext<RentalsRepositories>,
  ): Promise<RentalAgreement> {
    const { tx, at } = context;
    const agreement = await lockRentalAgreement(tx, command);
    const refunding = await refundingOfRental(tx, agreement, command.method);
    const released = agreement.release(command.items, context, refunding);
    if (released.length === 0) return agreement;
    const own = { from: at, to: at };
    const { commitments } = await lockRentedFleet(context, agreement, agreement.lines, own);
    for (const { rentalLineId, quantity } of released) {
      commitments.release(rentalLineId, quantity, context);
    }
    tx.rentalAgreements.update(agreement);
    tx.fleet.saveCommitments(commitments);
    return agreement;
  }
}
