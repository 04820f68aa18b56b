import type {
  ContactNumber,
  ContactNumberRepository,
  ContactNumberSnapshot,
  ContactOwner,
} from '@strata/domain';
import { SqlRepository, type SqlSession } from '@strata/infrastructure-kit';
import { contactNumberTable } from './contact-number-table.js';

/** Contact numbers, and the lock on those of one owner. */
export class SqlContactNumberRepository
  extends SqlRepository<ContactNumberSnapshot, ContactNumber>
  implements ContactNumberRepository
{
  constructor(session: SqlSession) {
    super(session, contactNumberTable);
  }

  lockByOwner({ entityType, entityId }: ContactOwner): Promise<readonly ContactNumber[]> {
    // Also keeps out who adds a number: there is no row of it yet that could be locked.
    this.session.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `contact_numbers ${entityType} ${entityId}`,
    ]);
    return this.find('entity_type = $1 AND entity_id = $2', [entityType, entityId]);
  }

  lockDeletedSince(
    { entityType, entityId }: ContactOwner,
    moment: Date,
  ): Promise<readonly ContactNumber[]> {
    return this.findDeleted('entity_type = $1 AND entity_id = $2 AND updated_at >= $3', [
      entityType,
      entityId,
      moment,
    ]);
  }
}
