import { type RentalAgreement, type RentalAgreementId, rentalErrors } from '@strata/domain';
import type { RentalsRepositories } from './rental-repositories.js';

/** Names an agreement, and the versions the caller saw. */
export interface NamedAgreement {
  readonly id: RentalAgreementId;
  readonly expectedVersions?: readonly number[] | undefined;
}

/**
 * Loads an agreement to change it: locked, and in the version the caller saw.
 * @throws DomainError `rental_agreement.not_found`, `aggregate.version_mismatch`
 */
export async function lockRentalAgreement(
  tx: Pick<RentalsRepositories, 'rentalAgreements'>,
  { id, expectedVersions }: NamedAgreement,
): Promise<RentalAgreement> {
  const agreement = await tx.rentalAgreements.getByIdForUpdate(id);
  if (!agreement) throw rentalErrors.notFound(id);
  agreement.expectVersion(expectedVersions);
  return agreement;
}
