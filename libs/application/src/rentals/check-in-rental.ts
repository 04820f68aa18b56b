import type { CommandContext, UseCase } from '@strata/application-kit';
import {
  checkInPieces,
  type CheckInRequest,
  type RentalAgreement,
  type RentalCheckIn,
} from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { lockRentedFleet } from './lock-rented-fleet.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** What a customer brings back, and what they never will. */
export interface CheckInRental extends NamedAgreement, CheckInRequest {}

/** A check-in, and the agreement after it. */
export interface CheckedInRental {
  readonly checkIn: RentalCheckIn;
  readonly agreement: RentalAgreement;
}

/** Takes pieces back, or writes them off: a fact, whatever was promised of them. All lines or none. */
export class CheckInRentalUseCase implements UseCase<
  CheckInRental,
  CheckedInRental,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, or a rule of
   * `RentalAgreement.checkIn`
   */
  async execute(
    command: CheckInRental,
    context: CommandContext<RentalsRepositories>,
  ): Promise<CheckedInRental> {
    const { tx } = context;
    const agreement = await lockRentalAgreement(tx, command);
    const checkIn = agreement.checkIn(command, context);
    const fromNow = { from: context.at, to: null };
    const rented = await lockRentedFleet(context, agreement, checkIn.items, fromNow);
    checkInPieces(rented, checkIn, context);
    tx.rentalAgreements.update(agreement);
    tx.fleet.save(rented.fleet);
    tx.fleet.saveCommitments(rented.commitments);
    return { checkIn, agreement };
  }
}
