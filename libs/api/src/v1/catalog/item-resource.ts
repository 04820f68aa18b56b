import { amount, currency, id, plainResource, requiredText, text } from '@strata/api-kit';
import type { ItemView } from '@strata/application';
import { Item, type ItemChange, itemErrors, type NewItem } from '@strata/domain';
import type { Role } from '../../shared/role.js';

const description = text(Item.DESCRIPTION_MAX_LENGTH, 'lines');

/** Items on the wire; prices are decimal texts. */
export const itemResource = plainResource<ItemView, NewItem, ItemChange>()<Role>({
  path: '/items',
  name: 'Item',
  plural: 'Items',
  article: 'an item',
  tag: 'Catalog',
  readers: 'viewer',
  notFound: itemErrors.notFound,
  fields: {
    sku: {
      schema: requiredText(Item.SKU_MAX_LENGTH, 'key').example('DRILL-18V'),
      required: true,
    },
    name: {
      schema: requiredText(Item.NAME_MAX_LENGTH).example('Cordless drill'),
      required: true,
    },
    description: { schema: description.allow(null, ''), answered: description.allow(null) },
    unitPrice: { schema: amount(), required: true },
    currency: { schema: currency() },
    vendorId: { schema: id().allow(null) },
  },
});
