import type { WarehouseView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import { presentAddress } from '../../shared/address-schema.js';
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
