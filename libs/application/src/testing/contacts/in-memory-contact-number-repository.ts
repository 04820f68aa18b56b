import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import type {
  ContactNumber,
  ContactNumberRepository,
  ContactNumberSnapshot,
  ContactOwner,
} from '@strata/domain';
import { contactNumberCollection } from '../../contacts/contact-number-collection.js';

/** Contact numbers in memory. */
export class InMemoryContactNumberRepository
  extends InMemoryRepository<ContactNumberSnapshot, ContactNumber>
  implements ContactNumberRepository
{
  constructor(session: InMemorySession) {
    super(session, contactNumberCollection);
  }

  lockByOwner({ entityType, entityId }: ContactOwner): Promise<readonly ContactNumber[]> {
    return this.session.read(() =>
      this.active((row) => row.entityType === entityType && row.entityId === entityId),
    );
  }

  lockDeletedSince(
    { entityType, entityId }: ContactOwner,
    moment: Date,
  ): Promise<readonly ContactNumber[]> {
    return this.session.read(() =>
      this.deleted(
        (row) =>
          row.entityType === entityType && row.entityId === entityId && row.updatedAt >= moment,
      ),
    );
  }
}
