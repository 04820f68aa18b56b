import { asGiven, collectionFormat, id, partOf, plainEndpoints, searchTerm } from '@strata/api-kit';
import {
  CreateItemUseCase,
  DeleteItemUseCase,
  RestoreItemUseCase,
  itemCollection,
  UpdateItemUseCase,
  type ItemQueries,
} from '@strata/application';
import { Item, itemErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Ports } from '../../shared/ports.js';
import { itemResource } from './item-resource.js';

/** The endpoints of items. */
export const itemEndpoints = (ports: Ports<ItemQueries>) =>
  plainEndpoints(ports, {
    resource: itemResource,
    format: collectionFormat(itemCollection, {
      sku: searchTerm(Item.SKU_MAX_LENGTH).description(partOf('the SKU')),
      name: searchTerm(Item.NAME_MAX_LENGTH).description(partOf('the name')),
      vendorId: id(),
    }),
    access: 'manager',
    errors: [
      itemErrors.skuTaken,
      itemErrors.vendorUnknown,
      itemErrors.priceNegative,
      valueErrors.currencyUnknown,
      valueErrors.tooManyPlaces,
    ],
    deletion: {
      errors: [
        itemErrors.hasStock,
        itemErrors.hasOpenPurchaseOrders,
        itemErrors.hasFleet,
        itemErrors.isPromised,
        itemErrors.hasOpenSales,
        itemErrors.hasOpenRentals,
        itemErrors.hasRatePlan,
      ],
    },
    create: new CreateItemUseCase(),
    update: new UpdateItemUseCase(),
    delete: new DeleteItemUseCase(),
    restoration: { useCase: new RestoreItemUseCase(), errors: [itemErrors.skuTaken] },
    toCommand: asGiven,
    toChange: asGiven,
  });
