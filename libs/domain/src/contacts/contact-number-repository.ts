import type { Repository } from '@strata/domain-kit';
import type { ContactNumber } from './contact-number.js';
import type { ContactOwner } from './contact-owner.js';

/** The contact numbers; a second primary one of an owner is `contact_number.primary_taken`. */
export interface ContactNumberRepository extends Repository<ContactNumber> {
  /**
   * All numbers of an owner, with every other writer of them kept out until the transaction ends,
   * also of numbers that are not there yet. Call it before a single number is locked.
   */
  lockByOwner(owner: ContactOwner): Promise<readonly ContactNumber[]>;

  /** The numbers of an owner that were deleted at that moment or later, locked. */
  lockDeletedSince(owner: ContactOwner, moment: Date): Promise<readonly ContactNumber[]>;
}
