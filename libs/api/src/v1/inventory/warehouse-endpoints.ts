import {
  asGiven,
  collectionFormat,
  partOf,
  plainEndpoints,
  searchTerm,
  text,
} from '@strata/api-kit';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
  RestoreWarehouseUseCase,
  UpdateWarehouseUseCase,
  warehouseCollection,
  type WarehouseQueries,
} from '@strata/application';
import { Address, Warehouse, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { ADDRESS_ERRORS } from '../../shared/address-schema.js';
import type { Ports } from '../../shared/ports.js';
import { warehouseResource } from './warehouse-resource.js';

/** The endpoints of warehouses. */
export const warehouseEndpoints = (ports: Ports<WarehouseQueries>) =>
  plainEndpoints(ports, {
    resource: warehouseResource,
    format: collectionFormat(warehouseCollection, {
      code: searchTerm(Warehouse.CODE_MAX_LENGTH).description(partOf('the code')),
      name: searchTerm(Warehouse.NAME_MAX_LENGTH).description(partOf('the name')),
      city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
    }),
    access: 'manager',
    errors: [warehouseErrors.codeTaken, valueErrors.timeZoneUnknown, ...ADDRESS_ERRORS],
    deletion: {
      errors: [
        warehouseErrors.hasStock,
        warehouseErrors.hasOpenPurchaseOrders,
        warehouseErrors.hasFleet,
        warehouseErrors.hasPromises,
        warehouseErrors.hasOpenRentals,
      ],
    },
    create: new CreateWarehouseUseCase(),
    update: new UpdateWarehouseUseCase(),
    delete: new DeleteWarehouseUseCase(),
    restoration: { useCase: new RestoreWarehouseUseCase(), errors: [warehouseErrors.codeTaken] },
    toCommand: asGiven,
    toChange: asGiven,
  });
