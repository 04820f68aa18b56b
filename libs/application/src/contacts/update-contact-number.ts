import {
  contactErrors,
  type ContactNumber,
  type ContactNumberChange,
  type ContactNumberId,
} from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '@strata/application-kit';
import type { ContactsTransaction } from './contacts-transaction.js';
import { stepDownOthers } from './make-primary.js';

/** Changes number, label or rank; a new primary number takes the place of the present one. */
export class UpdateContactNumberUseCase implements UseCase<
  UpdateResource<ContactNumberId, ContactNumberChange>,
  ContactNumber,
  ContactsTransaction
> {
  /**
   * @throws DomainError `contact_number.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link ContactNumber.revise}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<ContactNumberId, ContactNumberChange>,
    context: CommandContext<ContactsTransaction>,
  ): Promise<ContactNumber> {
    const { contactNumbers } = context.tx;
    const seen = await contactNumbers.getById(id);
    if (!seen) throw contactErrors.notFound(id);
    // All of the owner's numbers, because the rank of one is a matter of the others.
    const siblings = await contactNumbers.lockByOwner(seen.owner);
    const number = siblings.find((sibling) => sibling.id === id);
    if (!number) throw contactErrors.notFound(id);
    number.expectVersion(expectedVersions);
    if (change.isPrimary) await stepDownOthers(contactNumbers, siblings, number, context);
    number.revise(change, context);
    if (number.version !== number.persistedVersion) await contactNumbers.update(number);
    return number;
  }
}
