import type { CommandContext, UseCase } from '@strata/application-kit';
import { extendRental, promisedWindow, rentalCause, type RentalAgreement } from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { lockRentedFleet } from './lock-rented-fleet.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** How much later an agreement is to end. */
export interface ExtendRentalAgreement extends NamedAgreement {
  /** Exclusive. */
  readonly endsAt: Date;
}

/** Lets a rental end later: all that did not come back, or nothing. */
export class ExtendRentalAgreementUseCase implements UseCase<
  ExtendRentalAgreement,
  RentalAgreement,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`,
   * `rental.insufficient_availability` that lists every shortage, or a rule of `RentalAgreement.extend`
   */
  async execute(
    command: ExtendRentalAgreement,
    context: CommandContext<RentalsRepositories>,
  ): Promise<RentalAgreement> {
    const { rentalAgreements, fleet } = context.tx;
    const agreement = await lockRentalAgreement(context.tx, command);
    const { endsAt: former } = agreement.period;
    agreement.extend(command.endsAt, context);
    const { endsAt } = agreement.period;
    const { lines } = agreement;
    const rates = lines.map(({ rate }) => rate);
    const window = promisedWindow(former, endsAt, rates);
    const { commitments } = await lockRentedFleet(context, agreement, lines, window);
    extendRental(commitments, rentalCause(agreement.id), endsAt, context);
    rentalAgreements.update(agreement);
    fleet.saveCommitments(commitments);
    return agreement;
  }
}
