import {
  collection,
  contains,
  equals,
  uniqueKey,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import { Warehouse, warehouseErrors, type WarehouseSnapshot } from '@strata/domain';

/** How warehouses are kept apart, found and sorted. */
export const warehouseCollection = collection({
  name: 'warehouses',
  reconstitute: (snapshot: WarehouseSnapshot) => Warehouse.reconstitute(snapshot),
  unique: { code: uniqueKey('code', warehouseErrors.codeTaken) },
  filters: { code: contains('code'), name: contains('name'), city: equals()('address.city') },
  sorts: { createdAt: 'moment', updatedAt: 'moment', code: 'text', name: 'text' },
});

/** A warehouse as read. */
export type WarehouseView = ViewOf<typeof warehouseCollection>;

/** Reads of warehouses that need no behaviour. */
export type WarehouseQueries = QueriesOf<typeof warehouseCollection>;
