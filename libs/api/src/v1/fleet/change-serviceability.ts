import { answerTo, endpoint } from '@strata/api-kit';
import type { ChangeServiceabilityUseCase } from '@strata/application';
import { fleetErrors, itemErrors, warehouseErrors } from '@strata/domain';
import type { Commands } from '../../shared/commands.js';
import { createdBooking } from './fleet-presenter.js';
import { fleetBookingSchema, serviceabilityChangeCreateSchema } from './fleet-schemas.js';

/** `POST /fleet/serviceability-changes` */
export const changeServiceability = (commands: Commands, useCase: ChangeServiceabilityUseCase) =>
  endpoint({
    method: 'post',
    path: '/fleet/serviceability-changes',
    operationId: 'changeServiceability',
    summary: 'Book pieces as fit for use, or unfit',
    description:
      'Of what is in the house; never refused for what is promised. Location lists the movement it made.',
    tag: 'Fleet',
    access: 'manager',
    body: serviceabilityChangeCreateSchema,
    response: {
      status: 201,
      description: 'It is booked.',
      schema: fleetBookingSchema,
      location: true,
    },
    errors: [
      itemErrors.unknown,
      warehouseErrors.unknown,
      fleetErrors.exceedsInHouse,
      fleetErrors.deltaInvalid,
      fleetErrors.serialsRequired,
      fleetErrors.assetUnknown,
      fleetErrors.assetOut,
      fleetErrors.assetUnserviceable,
      fleetErrors.assetServiceable,
    ],
    handle: ({ body, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          warehouseId: body.warehouse_id,
          itemId: body.item_id,
          quantityDelta: body.quantity_delta,
          assetId: body.asset_id ?? null,
          reason: body.reason,
        },
        origin,
        ({ changeId, level }) => createdBooking(changeId, [level]),
      ),
  });
