import type { ItemView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import type { ItemResponse } from './item-schemas.js';

/** To the wire. */
export function presentItem(item: ItemView): ItemResponse {
  return {
    ...presentBaseFields(item),
    sku: item.sku,
    name: item.name,
    description: item.description,
    unit_price: item.unitPrice,
    currency: item.currency,
    vendor_id: item.vendorId,
  };
}
