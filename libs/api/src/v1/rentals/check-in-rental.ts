import { answerTo, created, endpoint, idParams } from '@strata/api-kit';
import type { CheckInRentalUseCase } from '@strata/application';
import { fleetErrors, rentalErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { presentRentalCheckIn } from './rental-agreement-presenter.js';
import type { RentalAgreementResource } from './rental-agreement-resource.js';
import { rentalCheckInCreateSchema, rentalCheckInMadeSchema } from './rental-record-schemas.js';

/** `POST /rental-agreements/{id}/check-ins` */
export const checkInRental = (
  { path, tag, notFound, present }: RentalAgreementResource,
  commands: Commands,
  useCase: CheckInRentalUseCase,
) =>
  endpoint({
    method: 'post',
    path: `${path}/:id/check-ins`,
    operationId: 'checkInRental',
    summary: 'Take pieces back, or write them off',
    description:
      'All lines or none, of what is out; lateness, damage and loss are charged. If-Match names the version of the agreement, as the ETag does. Location lists its check-ins.',
    tag,
    access: 'clerk',
    params: idParams<'RentalAgreement'>(),
    body: rentalCheckInCreateSchema,
    conditional: true,
    response: {
      status: 201,
      description: 'The check-in, and the agreement after it.',
      schema: rentalCheckInMadeSchema,
      etag: true,
      location: true,
    },
    errors: [
      notFound,
      rentalErrors.wrongStatus,
      rentalErrors.lineUnknown,
      rentalErrors.exceedsOut,
      rentalErrors.assetNotOut,
      rentalErrors.momentInvalid,
      rentalErrors.chargeInvalid,
      fleetErrors.serialsRequired,
      valueErrors.amountOutOfRange,
      valueErrors.tooManyPlaces,
    ],
    handle: ({ params: { id }, body, expectedVersions, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          id,
          expectedVersions,
          at: body.at,
          note: body.note ?? null,
          items: body.items.map(
            ({ rental_line_id, quantity, asset_ids: assetIds = [], condition, charge }) => ({
              rentalLineId: rental_line_id,
              quantity,
              assetIds,
              condition,
              charge,
            }),
          ),
        },
        origin,
        ({ checkIn, agreement }) =>
          created(
            {
              ...presentRentalCheckIn(checkIn),
              rental_agreement: present(agreement.toSnapshot()),
            },
            { location: `${path}/${id}/check-ins`, version: agreement.version },
          ),
      ),
  });
