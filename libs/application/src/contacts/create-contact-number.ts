import { ContactNumber, contactErrors, type NewContactNumber } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { ContactsTransaction } from './contacts-transaction.js';
import { stepDownOthers } from './make-primary.js';

/** Adds a phone number to its owner; a primary one takes the place of the present primary. */
export class CreateContactNumberUseCase implements UseCase<
  NewContactNumber,
  ContactNumber,
  ContactsTransaction
> {
  target({ entityId }: NewContactNumber): string {
    return entityId;
  }

  /** @throws DomainError `contact_number.owner_unknown`, or a rule of {@link ContactNumber.create} */
  async execute(
    command: NewContactNumber,
    context: CommandContext<ContactsTransaction>,
  ): Promise<ContactNumber> {
    const { contactNumbers, contactOwners } = context.tx;
    const { entityType, entityId } = command;
    if (!(await contactOwners.share({ entityType, entityId }))) {
      throw contactErrors.ownerUnknown(entityType, entityId);
    }
    const number = ContactNumber.create(command, context);
    if (number.isPrimary) {
      const others = await contactNumbers.lockByOwner(number.owner);
      await stepDownOthers(contactNumbers, others, null, context);
    }
    await contactNumbers.create(number);
    return number;
  }
}
