import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoint,
  partOf,
  searchTerm,
  text,
  updateEndpoints,
  type Endpoint,
} from '@strata/api-kit';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
  UpdateWarehouseUseCase,
  warehouseCollection,
  type WarehouseQueries,
} from '@strata/application';
import { Address, Warehouse, warehouseErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { ADDRESS_ERRORS } from '../../shared/address-schema.js';
import type { Ports } from '../../shared/ports.js';
import { warehouseResource } from './warehouse-resource.js';

const format = collectionFormat(warehouseCollection, {
  code: searchTerm(Warehouse.CODE_MAX_LENGTH).description(partOf('the code')),
  name: searchTerm(Warehouse.NAME_MAX_LENGTH).description(partOf('the name')),
  city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
});

const { creation, revision, page, toNew, toChange } = warehouseResource;
const access = 'manager';
const errors = [warehouseErrors.codeTaken, ...ADDRESS_ERRORS];

/** The endpoints of warehouses. */
export function warehouseEndpoints(ports: Ports<WarehouseQueries>): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      warehouseResource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      new CreateWarehouseUseCase(),
    ),
    listEndpoint(warehouseResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(warehouseResource, queries),
    ...updateEndpoints(
      warehouseResource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      new UpdateWarehouseUseCase(),
    ),
    deleteEndpoint(
      warehouseResource,
      { access, errors: [warehouseErrors.hasStock] },
      commands,
      new DeleteWarehouseUseCase(),
    ),
  ];
}
