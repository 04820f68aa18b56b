import { opaqueText, plainResource, requiredText } from '@strata/api-kit';
import type { WarehouseView } from '@strata/application';
import {
  type NewWarehouse,
  Warehouse,
  type WarehouseChange,
  warehouseErrors,
} from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import type { Role } from '../../shared/role.js';
import { ADDRESS_FIELD } from '../../shared/address-schema.js';

/** Warehouses on the wire. */
export const warehouseResource = plainResource<
  WarehouseView,
  NewWarehouse,
  WarehouseChange
>()<Role>({
  path: '/warehouses',
  name: 'Warehouse',
  plural: 'Warehouses',
  article: 'a warehouse',
  tag: 'Warehouses',
  readers: 'viewer',
  notFound: warehouseErrors.notFound,
  fields: {
    code: {
      schema: requiredText(Warehouse.CODE_MAX_LENGTH, 'key').example('EAST'),
      required: true,
    },
    name: {
      schema: requiredText(Warehouse.NAME_MAX_LENGTH).example('East depot'),
      required: true,
    },
    address: { ...ADDRESS_FIELD, required: true },
    timeZone: {
      schema: opaqueText(TimeZone.NAME_MAX_LENGTH)
        .description(
          `A name of the IANA database: where the days of rentals begin and end. \`${TimeZone.DEFAULT}\` unless said.`,
        )
        .example('America/Chicago'),
    },
  },
});
