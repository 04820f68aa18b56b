import type {
  WarehouseFilter,
  WarehouseSortKey,
  WarehouseView,
} from '../../inventory/warehouse-queries.js';
import {
  containsText,
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

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
