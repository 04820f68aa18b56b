import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  id,
  listEndpoint,
  partOf,
  searchTerm,
  updateEndpoints,
  type Endpoint,
} from '@strata/api-kit';
import {
  CreateItemUseCase,
  DeleteItemUseCase,
  itemCollection,
  UpdateItemUseCase,
  type ItemQueries,
} from '@strata/application';
import { Item, itemErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { valueErrors } from '@strata/domain-kit';
import type { Ports } from '../../shared/ports.js';
import { itemResource } from './item-resource.js';

const format = collectionFormat(itemCollection, {
  sku: searchTerm(Item.SKU_MAX_LENGTH).description(partOf('the SKU')),
  name: searchTerm(Item.NAME_MAX_LENGTH).description(partOf('the name')),
  vendorId: id(),
});

const { creation, revision, page, toNew, toChange } = itemResource;
const access = 'manager';
const errors = [
  itemErrors.skuTaken,
  itemErrors.vendorUnknown,
  itemErrors.priceNegative,
  valueErrors.currencyUnknown,
  valueErrors.tooManyPlaces,
];

/** The endpoints of items. */
export function itemEndpoints(ports: Ports<ItemQueries>): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      itemResource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      new CreateItemUseCase(),
    ),
    listEndpoint(itemResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(itemResource, queries),
    ...updateEndpoints(
      itemResource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      new UpdateItemUseCase(),
    ),
    deleteEndpoint(
      itemResource,
      { access, errors: [itemErrors.hasStock, itemErrors.hasOpenSales] },
      commands,
      new DeleteItemUseCase(),
    ),
  ];
}
