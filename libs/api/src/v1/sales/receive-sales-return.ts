import { answerTo } from '@strata/api-kit';
import type { ReceiveSalesReturnUseCase } from '@strata/application';
import { salesErrors, warehouseErrors } from '@strata/domain';
import { created, endpoint, idParams, locationOf } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentSalesReturn } from './sales-presenter.js';
import { salesReturnCreateSchema, salesReturnResponseSchema } from './sales-schemas.js';

/** `POST /sales-transactions/{id}/returns` */
export const receiveSalesReturn = (commands: Commands, useCase: ReceiveSalesReturnUseCase) =>
  endpoint({
    method: 'post',
    path: '/sales-transactions/:id/returns',
    operationId: 'receiveSalesReturn',
    summary: 'Take sold goods back',
    description: 'If-Match names the version of the sale.',
    tag: 'Returns',
    access: 'manager',
    params: idParams<'SalesTransaction'>(),
    body: salesReturnCreateSchema,
    conditional: true,
    response: {
      status: 201,
      description: 'The return.',
      schema: salesReturnResponseSchema,
      etag: true,
      location: true,
    },
    errors: [
      salesErrors.notFound,
      salesErrors.wrongStatus,
      salesErrors.overReturn,
      salesErrors.returnLineUnknown,
      warehouseErrors.unknown,
    ],
    handle: ({ params, body, expectedVersions, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          salesTransactionId: params.id,
          expectedVersions,
          warehouseId: body.warehouse_id,
          reason: body.reason,
          refundMethod: body.refund_method,
          items: body.items.map((line) => ({
            salesTransactionItemId: line.sales_transaction_item_id,
            quantity: line.quantity,
            restock: line.restock ?? true,
          })),
        },
        origin,
        (made) =>
          created(presentSalesReturn(made.toSnapshot()), {
            location: locationOf('/sales-returns', made.id),
            version: made.version,
          }),
      ),
  });
