import type { CommandContext, UseCase } from '@strata/application-kit';
import {
  handOutPieces,
  type HandOutRequest,
  type RentalAgreement,
  type RentalHandOut,
} from '@strata/domain';
import { type NamedAgreement, lockRentalAgreement } from './lock-rental-agreement.js';
import { lockRentedFleet } from './lock-rented-fleet.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** What a customer takes along. */
export interface HandOutRental extends NamedAgreement, HandOutRequest {}

/** A hand-out, and the agreement after it. */
export interface HandedOutRental {
  readonly handOut: RentalHandOut;
  readonly agreement: RentalAgreement;
}

/** Lets pieces leave the house: all lines or none. */
export class HandOutRentalUseCase implements UseCase<
  HandOutRental,
  HandedOutRental,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`, a rule of
   * `RentalAgreement.handOut`, `fleet.exceeds_in_house` that lists every short item, `fleet.serials_required`,
   * `fleet.not_serialized`, `fleet.asset_unknown`, `fleet.asset_out`, `fleet.asset_unserviceable`
   */
  async execute(
    command: HandOutRental,
    context: CommandContext<RentalsRepositories>,
  ): Promise<HandedOutRental> {
    const { tx } = context;
    const agreement = await lockRentalAgreement(tx, command);
    const handOut = agreement.handOut(command, context);
    const fromNow = { from: context.at, to: null };
    const rented = await lockRentedFleet(context, agreement, handOut.items, fromNow);
    handOutPieces(rented, handOut, context);
    tx.rentalAgreements.update(agreement);
    tx.fleet.save(rented.fleet);
    tx.fleet.saveCommitments(rented.commitments);
    return { handOut, agreement };
  }
}
