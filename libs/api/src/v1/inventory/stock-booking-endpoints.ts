import {
  AdjustStockUseCase,
  ReceiveStockUseCase,
  RecordStocktakeUseCase,
  TransferInventoryUseCase,
} from '@strata/application';
import { stockErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Endpoint } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import type { Role } from '../../shared/role.js';
import { bookStock } from './book-stock.js';
import {
  presentAdjustment,
  presentReceipt,
  presentStocktake,
  presentTransfer,
} from './stock-document-presenter.js';
import {
  adjustmentCreateSchema,
  adjustmentSchemas,
  receiptCreateSchema,
  receiptSchemas,
  stocktakeCreateSchema,
  stocktakeSchemas,
  transferCreateSchema,
  transferSchemas,
} from './stock-document-schemas.js';

/** What books stock. */
export function stockBookingEndpoints(commands: Commands): readonly Endpoint<Role>[] {
  return [
    bookStock(
      {
        path: '/inventory/receipts',
        operationId: 'receiveStock',
        summary: 'Receive goods from outside',
        description:
          'All lines or none. What is bought by a purchase order comes in by its receipts.',
        body: receiptCreateSchema,
        schema: receiptSchemas.booking,
        errors: [
          stockErrors.levelOverflow,
          valueErrors.quantityInvalid,
          valueErrors.tooManyPlaces,
          valueErrors.amountOutOfRange,
        ],
        present: presentReceipt,
        toCommand: ({ warehouse_id: warehouseId, items, reference = null }) => ({
          warehouseId,
          items: items.map(({ item_id: itemId, quantity, unit_cost: unitCost }) => ({
            itemId,
            quantity,
            unitCost,
          })),
          reference,
        }),
      },
      commands,
      new ReceiveStockUseCase(),
    ),
    bookStock(
      {
        path: '/inventory/adjustments',
        operationId: 'adjustStock',
        summary: 'Set a level right',
        description: 'What is gone is booked, whatever is reserved; `/inventory/shortages` tells.',
        body: adjustmentCreateSchema,
        schema: adjustmentSchemas.booking,
        errors: [
          stockErrors.exceedsOnHand,
          stockErrors.levelOverflow,
          stockErrors.deltaInvalid,
          valueErrors.amountOutOfRange,
        ],
        present: presentAdjustment,
        toCommand: ({ warehouse_id, item_id, quantity_delta, reason }) => ({
          warehouseId: warehouse_id,
          itemId: item_id,
          quantityDelta: quantity_delta,
          reason,
        }),
      },
      commands,
      new AdjustStockUseCase(),
    ),
    bookStock(
      {
        path: '/inventory/transfers',
        operationId: 'transferStock',
        summary: 'Move goods to another warehouse',
        description: 'All lines or none; lines of one item count together.',
        body: transferCreateSchema,
        schema: transferSchemas.booking,
        errors: [
          stockErrors.insufficient,
          stockErrors.levelOverflow,
          stockErrors.sameWarehouse,
          valueErrors.amountOutOfRange,
        ],
        present: presentTransfer,
        toCommand: ({ from_warehouse_id, to_warehouse_id, items }) => ({
          fromWarehouseId: from_warehouse_id,
          toWarehouseId: to_warehouse_id,
          items: items.map(({ item_id: itemId, quantity }) => ({ itemId, quantity })),
        }),
      },
      commands,
      new TransferInventoryUseCase(),
    ),
    bookStock(
      {
        path: '/inventory/stocktakes',
        operationId: 'recordStocktake',
        summary: 'Book what was counted in a warehouse',
        description:
          'The levels become what was counted, whatever is reserved, all lines or none; items that are not named stay as they are.',
        body: stocktakeCreateSchema,
        schema: stocktakeSchemas.booking,
        errors: [stockErrors.countedTwice, valueErrors.amountOutOfRange],
        present: presentStocktake,
        toCommand: ({ warehouse_id: warehouseId, items, reference = null }) => ({
          warehouseId,
          items: items.map(({ item_id: itemId, counted }) => ({ itemId, counted })),
          reference,
        }),
      },
      commands,
      new RecordStocktakeUseCase(),
    ),
  ];
}
