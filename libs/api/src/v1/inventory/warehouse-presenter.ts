import type { WarehouseView } from '@strata/application';
import { presentAddress } from '../shared/address-schema.js';
import { presentBaseFields } from '../shared/base-fields.js';
import type { WarehouseResponse } from './warehouse-schemas.js';

/** To the wire. */
export function presentWarehouse(warehouse: WarehouseView): WarehouseResponse {
  return {
    ...presentBaseFields(warehouse),
    code: warehouse.code,
    name: warehouse.name,
    address: presentAddress(warehouse.address),
  };
}
