import { answerTo } from '@strata/api-kit';
import type { CreateSalesTransactionUseCase } from '@strata/application';
import { itemErrors, salesErrors, stockErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { created, endpoint, locationOf } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentSalesTransaction } from './sales-presenter.js';
import { salesTransactionCreateSchema, salesTransactionResponseSchema } from './sales-schemas.js';

/** `POST /sales-transactions` */
export const createSalesTransaction = (
  commands: Commands,
  useCase: CreateSalesTransactionUseCase,
) =>
  endpoint({
    method: 'post',
    path: '/sales-transactions',
    operationId: 'createSalesTransaction',
    summary: 'Make a sale',
    description: 'Reserves the stock of every line, or of none.',
    tag: 'Sales',
    access: 'clerk',
    body: salesTransactionCreateSchema,
    response: {
      status: 201,
      description: 'The sale, confirmed.',
      schema: salesTransactionResponseSchema,
      etag: true,
      location: true,
    },
    errors: [
      salesErrors.customerUnknown,
      salesErrors.priceNegative,
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.insufficient,
      valueErrors.currencyMismatch,
      valueErrors.amountOutOfRange,
      valueErrors.tooManyPlaces,
    ],
    handle: ({ body, actor, idempotency }) =>
      answerTo(
        commands,
        useCase,
        {
          customerId: body.customer_id,
          paymentTerms: body.payment_terms,
          items: body.items.map((line) => ({
            itemId: line.item_id,
            quantity: line.quantity,
            unitPrice: line.unit_price,
            warehouseId: line.warehouse_id,
          })),
        },
        { by: actor.id, idempotency },
        (sale) =>
          created(presentSalesTransaction(sale.toSnapshot()), {
            location: locationOf('/sales-transactions', sale.id),
            version: sale.version,
          }),
      ),
  });
