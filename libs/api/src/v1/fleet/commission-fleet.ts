import { answerTo, endpoint } from '@strata/api-kit';
import type { CommissionFleetUseCase } from '@strata/application';
import { fleetErrors, itemErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { createdBooking } from './fleet-presenter.js';
import {
  fleetBookingSchema,
  fleetCommissionCreateSchema,
  toCommissionLines,
} from './fleet-schemas.js';

/** `POST /fleet/commissions` */
export const commissionFleet = (commands: Commands, useCase: CommissionFleetUseCase) =>
  endpoint({
    method: 'post',
    path: '/fleet/commissions',
    operationId: 'commissionFleet',
    summary: 'Bring pieces into the fleet',
    description: 'All lines or none. Location lists the movements it made.',
    tag: 'Fleet',
    access: 'manager',
    body: fleetCommissionCreateSchema,
    response: {
      status: 201,
      description: 'It is booked.',
      schema: fleetBookingSchema,
      location: true,
    },
    errors: [
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.insufficient,
      fleetErrors.levelOverflow,
      fleetErrors.serialTaken,
      fleetErrors.serialsRequired,
      fleetErrors.notSerialized,
      valueErrors.quantityInvalid,
    ],
    handle: ({ body, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          warehouseId: body.warehouse_id,
          items: toCommissionLines(body.items),
          fromStock: body.from_stock ?? true,
          reference: body.reference ?? null,
        },
        origin,
        ({ commissionId, levels }) => createdBooking(commissionId, levels),
      ),
  });
