import { answerTo, endpoint } from '@strata/api-kit';
import type { RetireFleetUseCase } from '@strata/application';
import { fleetErrors, itemErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { createdBooking } from './fleet-presenter.js';
import {
  fleetBookingSchema,
  fleetRetirementCreateSchema,
  toRetirementLines,
} from './fleet-schemas.js';

/** `POST /fleet/retirements` */
export const retireFleet = (commands: Commands, useCase: RetireFleetUseCase) =>
  endpoint({
    method: 'post',
    path: '/fleet/retirements',
    operationId: 'retireFleet',
    summary: 'Take pieces out of the fleet',
    description:
      'All lines or none, of what is in the house. Location lists the movements it made.',
    tag: 'Fleet',
    access: 'manager',
    body: fleetRetirementCreateSchema,
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
      fleetErrors.serialsRequired,
      fleetErrors.assetUnknown,
      fleetErrors.assetOut,
      fleetErrors.assetUnserviceable,
      stockErrors.levelOverflow,
      valueErrors.quantityInvalid,
    ],
    handle: ({ body, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          warehouseId: body.warehouse_id,
          items: toRetirementLines(body.items),
          disposition: body.disposition,
          reason: body.reason,
        },
        origin,
        ({ retirementId, levels }) => createdBooking(retirementId, levels),
      ),
  });
