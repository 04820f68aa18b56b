import { answerTo, created, endpoint, idParams } from '@strata/api-kit';
import type { HandOutRentalUseCase } from '@strata/application';
import { fleetErrors, rentalErrors } from '@strata/domain';
import type { Commands } from '../../shared/commands.js';
import { presentRentalHandOut } from './rental-agreement-presenter.js';
import type { RentalAgreementResource } from './rental-agreement-resource.js';
import { rentalHandOutCreateSchema, rentalHandOutMadeSchema } from './rental-record-schemas.js';

/** `POST /rental-agreements/{id}/hand-outs` */
export const handOutRental = (
  { path, tag, notFound, present }: RentalAgreementResource,
  commands: Commands,
  useCase: HandOutRentalUseCase,
) =>
  endpoint({
    method: 'post',
    path: `${path}/:id/hand-outs`,
    operationId: 'handOutRental',
    summary: 'Let pieces leave the house',
    description:
      'All lines or none, of what is reserved; it may be before the start. If-Match names the version of the agreement, as the ETag does. Location lists its hand-outs.',
    tag,
    access: 'clerk',
    params: idParams<'RentalAgreement'>(),
    body: rentalHandOutCreateSchema,
    conditional: true,
    response: {
      status: 201,
      description: 'The hand-out, and the agreement after it.',
      schema: rentalHandOutMadeSchema,
      etag: true,
      location: true,
    },
    errors: [
      notFound,
      rentalErrors.wrongStatus,
      rentalErrors.lineUnknown,
      rentalErrors.exceedsReserved,
      rentalErrors.momentInvalid,
      fleetErrors.exceedsInHouse,
      fleetErrors.serialsRequired,
      fleetErrors.notSerialized,
      fleetErrors.assetUnknown,
      fleetErrors.assetOut,
      fleetErrors.assetUnserviceable,
    ],
    handle: ({ params: { id }, body, expectedVersions, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          id,
          expectedVersions,
          at: body.at,
          items: body.items.map(({ rental_line_id, quantity, asset_ids: assetIds = [] }) => ({
            rentalLineId: rental_line_id,
            quantity,
            assetIds,
          })),
        },
        origin,
        ({ handOut, agreement }) =>
          created(
            {
              ...presentRentalHandOut(handOut),
              rental_agreement: present(agreement.toSnapshot()),
            },
            { location: `${path}/${id}/hand-outs`, version: agreement.version },
          ),
      ),
  });
