import { answerTo } from '@strata/api-kit';
import type { TransferInventoryUseCase } from '@strata/application';
import { itemErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { created, endpoint } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentBooking } from './stock-presenter.js';
import { bookingSchema, transferCreateSchema, toStockLines } from './stock-schemas.js';

/** `POST /inventory/transfers` */
export const transferStock = (commands: Commands, useCase: TransferInventoryUseCase) =>
  endpoint({
    method: 'post',
    path: '/inventory/transfers',
    operationId: 'transferStock',
    summary: 'Move goods to another warehouse',
    description: 'All lines or none. Location lists the movements it made.',
    tag: 'Inventory',
    access: 'manager',
    body: transferCreateSchema,
    response: { status: 201, description: 'It is booked.', schema: bookingSchema, location: true },
    errors: [
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.insufficient,
      stockErrors.levelOverflow,
      stockErrors.sameWarehouse,
    ],
    handle: ({ body, actor, idempotency }) =>
      answerTo(
        commands,
        useCase,
        {
          fromWarehouseId: body.from_warehouse_id,
          toWarehouseId: body.to_warehouse_id,
          items: toStockLines(body.items),
        },
        { by: actor.id, idempotency },
        (booking) =>
          created(presentBooking(booking.transferId, booking.levels), {
            location: `/inventory/movements?warehouse_id=${body.from_warehouse_id}`,
          }),
      ),
  });
