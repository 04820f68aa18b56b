import type {
  ContactNumberFilter,
  ContactNumberSortKey,
  ContactNumberView,
} from '../../contacts/contact-number-queries.js';
import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

/** Reads of contact numbers over the in-memory tables. */
export class InMemoryContactNumberQueries extends InMemoryResourceQueries<
  ContactNumberView,
  ContactNumberFilter,
  ContactNumberSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'contact_numbers',
      (row, { entityType, entityId, phoneNumber }) =>
        isValue(row.entityType, entityType) &&
        isValue(row.entityId, entityId) &&
        isValue(row.phoneNumber, phoneNumber),
    );
  }
}
