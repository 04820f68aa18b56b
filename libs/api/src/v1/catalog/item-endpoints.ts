import type { Role } from '../../shared/role.js';
import {
  ITEM_SORT_KEYS,
  type CreateItemUseCase,
  type DeleteItemUseCase,
  type UpdateItemUseCase,
  type ItemFilter,
  type ItemQueries,
  type ItemView,
} from '@strata/application';
import { Item, itemErrors, type VendorId } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  id,
  listEndpoint,
  ListFormat,
  partOf,
  type Resource,
  searchTerm,
  updateEndpoints,
} from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentItem } from './item-presenter.js';
import {
  itemCreateSchema,
  itemPageSchema,
  itemResponseSchema,
  itemUpdateSchema,
  type ItemCreate,
  type ItemResponse,
  type ItemUpdate,
} from './item-schemas.js';

/** What the endpoints of items work with. */
export interface ItemPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: ItemQueries;
  readonly create: CreateItemUseCase;
  readonly update: UpdateItemUseCase;
  readonly delete: DeleteItemUseCase;
}

const resource: Resource<ItemView, ItemResponse, Role> = {
  path: '/items',
  name: 'Item',
  plural: 'Items',
  article: 'an item',
  tag: 'Catalog',
  readers: 'viewer',
  schema: itemResponseSchema,
  notFound: itemErrors.notFound,
  present: presentItem,
};

const format = new ListFormat(
  'items',
  {
    sku: searchTerm(Item.SKU_MAX_LENGTH).description(partOf('the SKU')),
    name: searchTerm(Item.NAME_MAX_LENGTH).description(partOf('the name')),
    vendor_id: id(),
  },
  ITEM_SORT_KEYS,
  ({ vendor_id: vendorId, ...rest }): ItemFilter => ({ ...rest, vendorId }),
);

const errors = [
  itemErrors.skuTaken,
  itemErrors.vendorUnknown,
  itemErrors.priceNegative,
  valueErrors.currencyUnknown,
  valueErrors.tooManyPlaces,
];

/** The endpoints of items. */
export function itemEndpoints(ports: ItemPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      resource,
      { access: 'manager', body: itemCreateSchema, errors, toCommand: toNewItem },
      commands,
      ports.create,
    ),
    listEndpoint(resource, itemPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      { access: 'manager', body: itemUpdateSchema, errors, toChange: toNewItem },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(
      resource,
      { access: 'manager', errors: [itemErrors.hasStock, itemErrors.hasOpenSales] },
      commands,
      ports.delete,
    ),
  ];
}

function toNewItem<Body extends ItemCreate | ItemUpdate>({
  unit_price: unitPrice,
  vendor_id: vendorId,
  ...rest
}: Body) {
  return {
    ...rest,
    unitPrice: unitPrice as Body['unit_price'],
    vendorId: vendorId as VendorId | null | undefined,
  };
}
