import { answerTo } from '@strata/api-kit';
import type { AdjustStockUseCase } from '@strata/application';
import { itemErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { created, endpoint } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentBooking } from './stock-presenter.js';
import { bookingSchema, adjustmentCreateSchema } from './stock-schemas.js';

/** `POST /inventory/adjustments` */
export const adjustStock = (commands: Commands, useCase: AdjustStockUseCase) =>
  endpoint({
    method: 'post',
    path: '/inventory/adjustments',
    operationId: 'adjustStock',
    summary: 'Set a level right',
    description: 'All lines or none. Location lists the movements it made.',
    tag: 'Inventory',
    access: 'manager',
    body: adjustmentCreateSchema,
    response: { status: 201, description: 'It is booked.', schema: bookingSchema, location: true },
    errors: [
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.exceedsAvailable,
      stockErrors.levelOverflow,
      stockErrors.deltaInvalid,
    ],
    handle: ({ body, actor, idempotency }) =>
      answerTo(
        commands,
        useCase,
        {
          warehouseId: body.warehouse_id,
          itemId: body.item_id,
          quantityDelta: body.quantity_delta,
          reason: body.reason,
        },
        { by: actor.id, idempotency },
        (booking) =>
          created(presentBooking(booking.adjustmentId, [booking.level]), {
            location: `/inventory/movements?warehouse_id=${body.warehouse_id}&item_id=${body.item_id}`,
          }),
      ),
  });
