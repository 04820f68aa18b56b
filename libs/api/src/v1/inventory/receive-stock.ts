import { answerTo } from '@strata/api-kit';
import type { ReceiveStockUseCase } from '@strata/application';
import { itemErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { created, endpoint } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentBooking } from './stock-presenter.js';
import { bookingSchema, receiptCreateSchema, toStockLines } from './stock-schemas.js';

/** `POST /inventory/receipts` */
export const receiveStock = (commands: Commands, useCase: ReceiveStockUseCase) =>
  endpoint({
    method: 'post',
    path: '/inventory/receipts',
    operationId: 'receiveStock',
    summary: 'Receive goods from outside',
    description: 'All lines or none. Location lists the movements it made.',
    tag: 'Inventory',
    access: 'manager',
    body: receiptCreateSchema,
    response: { status: 201, description: 'It is booked.', schema: bookingSchema, location: true },
    errors: [
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.levelOverflow,
      valueErrors.quantityInvalid,
    ],
    handle: ({ body, actor, idempotency }) =>
      answerTo(
        commands,
        useCase,
        {
          warehouseId: body.warehouse_id,
          items: toStockLines(body.items),
          reference: body.reference ?? null,
        },
        { by: actor.id, idempotency },
        (booking) =>
          created(presentBooking(booking.receiptId, booking.levels), {
            location: `/inventory/movements?warehouse_id=${body.warehouse_id}`,
          }),
      ),
  });
