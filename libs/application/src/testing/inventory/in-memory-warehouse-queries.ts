import type {
  WarehouseFilter,
  WarehouseSortKey,
  WarehouseView,
} from '../../inventory/warehouse-queries.js';
import type { InMemoryDatabase } from '../shared/in-memory-database.js';
import { containsText } from '../shared/in-memory-list.js';
import { InMemoryResourceQueries, isValue } from '../shared/in-memory-resource-queries.js';

/** Reads of warehouses over the in-memory tables. */
export class InMemoryWarehouseQueries extends InMemoryResourceQueries<
  WarehouseView,
  WarehouseFilter,
  WarehouseSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'warehouses',
      (row, { code, name, city }) =>
        containsText(row.code, code) &&
        containsText(row.name, name) &&
        isValue(row.address.city, city),
    );
  }
}
