import type { Role } from '../../shared/role.js';
import {
  WAREHOUSE_SORT_KEYS,
  type CreateWarehouseUseCase,
  type DeleteWarehouseUseCase,
  type UpdateWarehouseUseCase,
  type WarehouseFilter,
  type WarehouseQueries,
  type WarehouseView,
} from '@strata/application';
import { Address, Warehouse, warehouseErrors } from '@strata/domain';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  listEndpoint,
  ListFormat,
  partOf,
  type Resource,
  searchTerm,
  text,
  updateEndpoints,
} from '@strata/api-kit';
import { ADDRESS_ERRORS, toAddress } from '../../shared/address-schema.js';
import type { Commands } from '../../shared/commands.js';
import { presentWarehouse } from './warehouse-presenter.js';
import {
  warehouseCreateSchema,
  warehousePageSchema,
  warehouseResponseSchema,
  warehouseUpdateSchema,
  type WarehouseResponse,
} from './warehouse-schemas.js';

/** What the endpoints of warehouses work with. */
export interface WarehousePorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: WarehouseQueries;
  readonly create: CreateWarehouseUseCase;
  readonly update: UpdateWarehouseUseCase;
  readonly delete: DeleteWarehouseUseCase;
}

const resource: Resource<WarehouseView, WarehouseResponse, Role> = {
  path: '/warehouses',
  name: 'Warehouse',
  plural: 'Warehouses',
  article: 'a warehouse',
  tag: 'Warehouses',
  readers: 'viewer',
  schema: warehouseResponseSchema,
  notFound: warehouseErrors.notFound,
  present: presentWarehouse,
};

const format = new ListFormat(
  'warehouses',
  {
    code: searchTerm(Warehouse.CODE_MAX_LENGTH).description(partOf('the code')),
    name: searchTerm(Warehouse.NAME_MAX_LENGTH).description(partOf('the name')),
    city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
  },
  WAREHOUSE_SORT_KEYS,
  (parameters): WarehouseFilter => parameters,
);

const errors = [warehouseErrors.codeTaken, ...ADDRESS_ERRORS];

/** The endpoints of warehouses. */
export function warehouseEndpoints(ports: WarehousePorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      resource,
      {
        access: 'manager',
        body: warehouseCreateSchema,
        errors,
        toCommand: (body) => ({ ...body, address: toAddress(body.address) }),
      },
      commands,
      ports.create,
    ),
    listEndpoint(resource, warehousePageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      {
        access: 'manager',
        body: warehouseUpdateSchema,
        errors,
        toChange: (body) => ({ ...body, address: toAddress(body.address) }),
      },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(
      resource,
      { access: 'manager', errors: [warehouseErrors.hasStock] },
      commands,
      ports.delete,
    ),
  ];
}
