import type { Role } from '../../shared/role.js';
import {
  STOCK_SORT_KEYS,
  AdjustStockUseCase,
  ReceiveStockUseCase,
  type StockFilter,
  type StockQueries,
  TransferInventoryUseCase,
} from '@strata/application';
import { type Endpoint, id, listEndpoint, ListFormat } from '@strata/api-kit';
import type { Ports } from '../../shared/ports.js';
import { adjustStock } from './adjust-stock.js';
import { receiveStock } from './receive-stock.js';
import { presentStockLevel, presentStockMovement } from './stock-presenter.js';
import { stockLevelPageSchema, stockMovementPageSchema } from './stock-schemas.js';
import { transferStock } from './transfer-stock.js';

const filters = { item_id: id(), warehouse_id: id() };
const toFilter = (parameters: { item_id?: string; warehouse_id?: string }): StockFilter => ({
  itemId: parameters.item_id,
  warehouseId: parameters.warehouse_id,
});
const levelFormat = new ListFormat('stock_levels', filters, STOCK_SORT_KEYS, toFilter);
const movementFormat = new ListFormat('stock_movements', filters, STOCK_SORT_KEYS, toFilter);

/** The endpoints of stock. */
export function stockEndpoints({
  commands,
  cursors,
  queries,
}: Ports<StockQueries>): readonly Endpoint<Role>[] {
  return [
    listEndpoint(
      {
        path: '/inventory/levels',
        plural: 'StockLevels',
        tag: 'Inventory',
        readers: 'viewer',
        present: presentStockLevel,
      },
      stockLevelPageSchema,
      levelFormat,
      (query) => queries.levels(query),
      cursors,
    ),
    listEndpoint(
      {
        path: '/inventory/movements',
        plural: 'StockMovements',
        tag: 'Inventory',
        readers: 'viewer',
        present: presentStockMovement,
      },
      stockMovementPageSchema,
      movementFormat,
      (query) => queries.movements(query),
      cursors,
    ),
    receiveStock(commands, new ReceiveStockUseCase()),
    adjustStock(commands, new AdjustStockUseCase()),
    transferStock(commands, new TransferInventoryUseCase()),
  ];
}
