import {
  contactErrors,
  ContactNumber,
  type ContactNumberId,
  type ContactNumberRepository,
  type ContactNumberSnapshot,
  type ContactOwner,
} from '@strata/domain';
import type { AggregateRoot } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Contact numbers in memory. */
export class InMemoryContactNumberRepository implements ContactNumberRepository {
  readonly #table: InMemoryAggregateTable<'ContactNumber', ContactNumberSnapshot, ContactNumber>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('contact_numbers'),
      (snapshot) => ContactNumber.reconstitute(snapshot),
      track,
    );
  }

  async create(number: ContactNumber): Promise<void> {
    await this.update(number);
  }

  getById(id: ContactNumberId): Promise<ContactNumber | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: ContactNumberId): Promise<ContactNumber | null> {
    return this.getById(id);
  }

  lockByOwner(owner: ContactOwner): Promise<readonly ContactNumber[]> {
    const rows = this.#table.active().filter(isOf(owner));
    return Promise.resolve(rows.map((row) => ContactNumber.reconstitute(row)));
  }

  update(number: ContactNumber): Promise<void> {
    const primary = this.#table.find((row) => row.isPrimary && isOf(number.owner)(row));
    if (number.isActive && number.isPrimary && primary && !primary.equals(number)) {
      throw contactErrors.primaryTaken(number.entityType, number.entityId);
    }
    this.#table.save(number);
    return Promise.resolve();
  }
}

function isOf({ entityType, entityId }: ContactOwner) {
  return (row: ContactOwner) => row.entityType === entityType && row.entityId === entityId;
}
