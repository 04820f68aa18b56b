import {
  collection,
  contains,
  equals,
  uniqueValue,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import { Customer, customerErrors, type CustomerSnapshot } from '@strata/domain';

/** How customers are kept apart, found and sorted. */
export const customerCollection = collection({
  name: 'customers',
  reconstitute: (snapshot: CustomerSnapshot) => Customer.reconstitute(snapshot),
  unique: { email: uniqueValue('email', customerErrors.emailTaken) },
  filters: { name: contains('name'), email: contains('email'), city: equals()('address.city') },
  sorts: { createdAt: 'moment', updatedAt: 'moment', name: 'text', email: 'text?' },
});

/** A customer as read. */
export type CustomerView = ViewOf<typeof customerCollection>;

/** Reads of customers that need no behaviour. */
export type CustomerQueries = QueriesOf<typeof customerCollection>;
