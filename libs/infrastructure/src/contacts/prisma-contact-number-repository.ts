import {
  ContactNumber,
  contactErrors,
  type ContactOwner,
  type ContactNumberId,
  type ContactNumberRepository,
} from '@strata/domain';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toSnapshot } from './contact-number-row.js';

/** The table `contact_numbers`. */
export class PrismaContactNumberRepository implements ContactNumberRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(contactNumber: ContactNumber): Promise<void> {
    await this.#write(contactNumber, () =>
      this.client.contactNumber.createMany({ data: contactNumber.toSnapshot() }),
    );
  }

  async getById(id: ContactNumberId): Promise<ContactNumber | null> {
    return this.#find({ id });
  }

  async lockById(id: ContactNumberId): Promise<ContactNumber | null> {
    await lockRows(this.client, 'contact_numbers', [id], 'update');
    return this.getById(id);
  }

  async lockByOwner({ entityType, entityId }: ContactOwner): Promise<readonly ContactNumber[]> {
    // Also keeps out who adds a number: there is no row of it yet that could be locked.
    await this.client.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended(${`contact_numbers ${entityType} ${entityId}`}, 0))`;
    const where = { entityType, entityId, isActive: true };
    const rows = await this.client.contactNumber.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => ContactNumber.reconstitute(toSnapshot(row)));
  }

  async update(contactNumber: ContactNumber): Promise<void> {
    const { id, persistedVersion: version } = contactNumber;
    await this.#write(contactNumber, () =>
      this.client.contactNumber.updateMany({
        where: { id, version, isActive: true },
        data: contactNumber.toSnapshot(),
      }),
    );
  }

  async #find(where: Prisma.ContactNumberWhereInput): Promise<ContactNumber | null> {
    const row = await this.client.contactNumber.findFirst({ where: { ...where, isActive: true } });
    return row && ContactNumber.reconstitute(toSnapshot(row));
  }

  async #write(
    contactNumber: ContactNumber,
    statement: () => Promise<{ count: number }>,
  ): Promise<void> {
    await writeAggregate(contactNumber, this.track, statement, {
      contact_numbers_primary_key: () =>
        contactErrors.primaryTaken(contactNumber.entityType, contactNumber.entityId),
    });
  }
}
