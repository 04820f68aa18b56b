import {
  collection,
  contains,
  equals,
  uniqueKey,
  uniqueValue,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import { Vendor, vendorErrors, type VendorSnapshot } from '@strata/domain';

/** How vendors are kept apart, found and sorted. */
export const vendorCollection = collection({
  name: 'vendors',
  reconstitute: (snapshot: VendorSnapshot) => Vendor.reconstitute(snapshot),
  unique: {
    name: uniqueKey('name', vendorErrors.nameTaken),
    email: uniqueValue('email', vendorErrors.emailTaken),
  },
  filters: { name: contains('name'), email: contains('email'), city: equals()('address.city') },
  sorts: { createdAt: 'moment', updatedAt: 'moment', name: 'text', email: 'text?' },
});

/** A vendor as read. */
export type VendorView = ViewOf<typeof vendorCollection>;

/** Reads of vendors that need no behaviour. */
export type VendorQueries = QueriesOf<typeof vendorCollection>;
