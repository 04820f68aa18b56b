import type { ContactNumber, ContactNumberId } from './contact-number.js';
import type { ContactOwner } from './contact-owner.js';

/** The contact numbers, as the domain sees the store. Deleted numbers are found by no read. */
export interface ContactNumberRepository {
  /** @throws DomainError `contact_number.primary_taken` when the owner has another primary number */
  create(number: ContactNumber): Promise<void>;

  getById(id: ContactNumberId): Promise<ContactNumber | null>;

  /** Like getById, and keeps every other writer of this number out until the transaction ends. */
  lockById(id: ContactNumberId): Promise<ContactNumber | null>;

  /**
   * All numbers of an owner, with every other writer of them kept out until the transaction ends,
   * also of numbers that are not there yet. Call it before a single number is locked.
   */
  lockByOwner(owner: ContactOwner): Promise<readonly ContactNumber[]>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale), `contact_number.primary_taken`
   */
  update(number: ContactNumber): Promise<void>;
}
