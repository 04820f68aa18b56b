import { collection, equals, type QueriesOf, type ViewOf } from '@strata/application-kit';
import {
  ContactNumber,
  contactErrors,
  type ContactNumberSnapshot,
  type ContactOwnerType,
} from '@strata/domain';

/** How contact numbers are kept apart, found and sorted. */
export const contactNumberCollection = collection({
  name: 'contact_numbers',
  reconstitute: (snapshot: ContactNumberSnapshot) => ContactNumber.reconstitute(snapshot),
  unique: {
    primary: {
      of: ({ isPrimary, entityType, entityId }) => (isPrimary ? `${entityType} ${entityId}` : null),
      taken: ({ entityType, entityId }) => contactErrors.primaryTaken(entityType, entityId),
    },
  },
  filters: {
    entityType: equals<ContactOwnerType>()('entityType'),
    entityId: equals()('entityId'),
    phoneNumber: equals()('phoneNumber'),
  },
  sorts: { createdAt: 'moment', updatedAt: 'moment' },
});

/** A contact number as read. */
export type ContactNumberView = ViewOf<typeof contactNumberCollection>;

/** Reads of contact numbers that need no behaviour. */
export type ContactNumberQueries = QueriesOf<typeof contactNumberCollection>;
