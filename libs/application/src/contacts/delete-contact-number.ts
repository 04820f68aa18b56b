import { contactErrors, type ContactNumberId } from '@strata/domain';
import type { CommandContext, DeleteResource, UseCase } from '@strata/application-kit';
import type { ContactsTransaction } from './contacts-transaction.js';

/** Removes a contact number softly. */
export class DeleteContactNumberUseCase implements UseCase<
  DeleteResource<ContactNumberId>,
  void,
  ContactsTransaction
> {
  /** @throws DomainError `contact_number.not_found`, `aggregate.version_mismatch` */
  async execute(
    { id, expectedVersions }: DeleteResource<ContactNumberId>,
    context: CommandContext<ContactsTransaction>,
  ): Promise<void> {
    const number = await context.tx.contactNumbers.lockById(id);
    if (!number) throw contactErrors.notFound(id);
    number.expectVersion(expectedVersions);
    number.delete(context);
    await context.tx.contactNumbers.update(number);
  }
}
