import type { Resource } from '@strata/api-kit';
import type { RentalAgreementView } from '@strata/application';
import type { Clock } from '@strata/application-kit';
import { rentalErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { isOverdue, rentalAgreementPresenter } from './rental-agreement-presenter.js';
import { rentalAgreementResponseSchema } from './rental-agreement-schemas.js';

/** Rental agreements on the wire, overdue by a clock. */
export const rentalAgreementResource = (clock: Clock) =>
  ({
    path: '/rental-agreements',
    name: 'RentalAgreement',
    plural: 'RentalAgreements',
    article: 'a rental agreement',
    tag: 'Rentals',
    readers: 'viewer',
    schema: rentalAgreementResponseSchema,
    notFound: rentalErrors.notFound,
    present: rentalAgreementPresenter(clock),
    // It becomes overdue by time alone.
    volatile: isOverdue(clock),
  }) satisfies Resource<RentalAgreementView, object, Role>;

/** What {@link rentalAgreementResource} makes. */
export type RentalAgreementResource = ReturnType<typeof rentalAgreementResource>;
