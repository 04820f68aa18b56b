import type { Role } from '../../shared/role.js';
import {
  STOCK_SORT_KEYS,
  type StockFilter,
  type StockMovementFilter,
  type StockQueries,
} from '@strata/application';
import { stockErrors, type StockCause, type StockMovementKind } from '@strata/domain';
import {
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  id,
  listEndpoint,
  ListFormat,
  periodSchemas,
} from '@strata/api-kit';
import { oneById } from '../../shared/one-by-id.js';
import type { Ports } from '../../shared/ports.js';
import {
  presentStockLevel,
  presentStockMovement,
  presentStockShortage,
} from './stock-presenter.js';
import {
  causeType,
  movementKind,
  stockLevelPageSchema,
  stockLevelSchema,
  stockMovementPageSchema,
  stockShortagePageSchema,
} from './stock-schemas.js';

interface LevelParameters {
  readonly item_id?: string;
  readonly warehouse_id?: string;
}

interface MovementParameters extends LevelParameters {
  readonly kind?: StockMovementKind;
  readonly cause_type?: StockCause['type'];
  readonly cause_id?: string;
  readonly from?: Date;
  readonly to?: Date;
}

const filters = { item_id: id(), warehouse_id: id() };
const toFilter = ({
  item_id: itemId,
  warehouse_id: warehouseId,
}: LevelParameters): StockFilter => ({ itemId, warehouseId });
const levelFormat = new ListFormat('stock_levels', filters, STOCK_SORT_KEYS, toFilter);
const shortageFormat = new ListFormat('stock_shortages', filters, STOCK_SORT_KEYS, toFilter);
const movementFormat = new ListFormat(
  'stock_movements',
  {
    ...filters,
    kind: movementKind,
    cause_type: causeType,
    cause_id: id(),
    ...periodSchemas('Booked'),
  },
  STOCK_SORT_KEYS,
  (given: MovementParameters): StockMovementFilter => ({
    ...toFilter(given),
    kind: given.kind,
    causeType: given.cause_type,
    causeId: given.cause_id,
    from: given.from,
    to: given.to,
  }),
);

/** The lists of stock: levels, those that are short, and the ledger. */
export function stockEndpoints({
  cursors,
  history,
  queries,
}: Ports<StockQueries>): readonly Endpoint<Role>[] {
  const shared = { tag: 'Inventory', readers: 'viewer' } as const;
  const levels = {
    ...shared,
    path: '/inventory/levels',
    name: 'StockLevel',
    plural: 'StockLevels',
    article: 'a level of stock',
    schema: stockLevelSchema,
    notFound: stockErrors.levelNotFound,
    present: presentStockLevel,
  } as const;
  const level = oneById((query) => queries.levels(query));
  return [
    listEndpoint(
      levels,
      stockLevelPageSchema,
      levelFormat,
      (query) => queries.levels(query),
      cursors,
    ),
    getEndpoint(levels, level),
    historyEndpoint(levels, { cursors, history, queries: level }),
    listEndpoint(
      {
        ...shared,
        path: '/inventory/shortages',
        plural: 'StockShortages',
        present: presentStockShortage,
      },
      stockShortagePageSchema,
      shortageFormat,
      (query) => queries.shortages(query),
      cursors,
    ),
    listEndpoint(
      {
        ...shared,
        path: '/inventory/movements',
        plural: 'StockMovements',
        present: presentStockMovement,
      },
      stockMovementPageSchema,
      movementFormat,
      (query) => queries.movements(query),
      cursors,
    ),
  ];
}
