import { answerTo, created, endpoint, locationOf } from '@strata/api-kit';
import type { CreateRentalAgreementUseCase } from '@strata/application';
import { itemErrors, rentalErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { roleAllows } from '../../shared/role.js';
import type { RentalAgreementResource } from './rental-agreement-resource.js';
import { rentalAgreementCreateSchema } from './rental-agreement-schemas.js';

/** `POST /rental-agreements` */
export const createRentalAgreement = (
  { path, schema, tag, present }: RentalAgreementResource,
  commands: Commands,
  useCase: CreateRentalAgreementUseCase,
) =>
  endpoint({
    method: 'post',
    path,
    operationId: 'createRentalAgreement',
    summary: 'Rent',
    description:
      'Promises the pieces of every line, or of none. A manager charges anything, a clerk not less than is quoted.',
    tag,
    access: 'clerk',
    body: rentalAgreementCreateSchema,
    response: {
      status: 201,
      description: 'The agreement, reserved.',
      schema,
      etag: true,
      location: true,
    },
    errors: [
      rentalErrors.customerUnknown,
      warehouseErrors.unknown,
      itemErrors.unknown,
      rentalErrors.noRatePlan,
      rentalErrors.periodInvalid,
      rentalErrors.chargeBelowQuote,
      rentalErrors.insufficientAvailability,
      valueErrors.currencyMismatch,
      valueErrors.amountOutOfRange,
      valueErrors.tooManyPlaces,
    ],
    handle: ({ body, actor, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          customerId: body.customer_id,
          warehouseId: body.warehouse_id,
          startsAt: body.starts_at,
          endsAt: body.ends_at,
          paymentTerms: body.payment_terms,
          mayChargeLess: roleAllows(actor.role, 'manager'),
          items: body.items.map(({ item_id: itemId, quantity, charge }) => ({
            itemId,
            quantity,
            charge,
          })),
        },
        origin,
        (agreement) =>
          created(present(agreement.toSnapshot()), {
            location: locationOf(path, agreement.id),
            version: agreement.version,
          }),
      ),
  });
