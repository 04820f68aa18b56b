import type { Role } from '../../shared/role.js';
import {
  STOCK_SORT_KEYS,
  type AdjustStockUseCase,
  type ReceiveStockUseCase,
  type StockFilter,
  type StockQueries,
  type TransferInventoryUseCase,
} from '@strata/application';
import { type CursorCodec, type Endpoint, id, listEndpoint, ListFormat } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { adjustStock } from './adjust-stock.js';
import { receiveStock } from './receive-stock.js';
import { presentStockLevel, presentStockMovement } from './stock-presenter.js';
import { stockLevelPageSchema, stockMovementPageSchema } from './stock-schemas.js';
import { transferStock } from './transfer-stock.js';

/** What the endpoints of stock work with. */
export interface StockPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: StockQueries;
  readonly receive: ReceiveStockUseCase;
  readonly adjust: AdjustStockUseCase;
  readonly transfer: TransferInventoryUseCase;
}

const filters = { item_id: id(), warehouse_id: id() };
const toFilter = (parameters: { item_id?: string; warehouse_id?: string }): StockFilter => ({
  itemId: parameters.item_id,
  warehouseId: parameters.warehouse_id,
});
const levelFormat = new ListFormat('stock_levels', filters, STOCK_SORT_KEYS, toFilter);
const movementFormat = new ListFormat('stock_movements', filters, STOCK_SORT_KEYS, toFilter);

/** The endpoints of stock. */
export function stockEndpoints(ports: StockPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
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
    receiveStock(commands, ports.receive),
    adjustStock(commands, ports.adjust),
    transferStock(commands, ports.transfer),
  ];
}
