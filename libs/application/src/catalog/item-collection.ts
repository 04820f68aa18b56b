import {
  collection,
  contains,
  equals,
  uniqueKey,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import { Item, itemErrors, type ItemSnapshot, type VendorId } from '@strata/domain';

/** How items are kept apart, found and sorted. */
export const itemCollection = collection({
  name: 'items',
  reconstitute: (snapshot: ItemSnapshot) => Item.reconstitute(snapshot),
  unique: { sku: uniqueKey('sku', itemErrors.skuTaken) },
  filters: {
    sku: contains('sku'),
    name: contains('name'),
    vendorId: equals<VendorId>()('vendorId'),
  },
  sorts: { createdAt: 'moment', updatedAt: 'moment', sku: 'text', name: 'text' },
});

/** An item as read. */
export type ItemView = ViewOf<typeof itemCollection>;

/** Reads of items that need no behaviour. */
export type ItemQueries = QueriesOf<typeof itemCollection>;
