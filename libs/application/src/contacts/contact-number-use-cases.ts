import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  contactErrors,
  ContactNumber,
  type ContactNumberChange,
  type ContactNumberId,
  type ContactNumberRepository,
  type ContactOwner,
  type ContactOwners,
  type NewContactNumber,
} from '@strata/domain';

/** What the contacts context works with in a transaction. */
export interface ContactsRepositories {
  readonly contactNumbers: ContactNumberRepository;
  readonly contactOwners: ContactOwners;
}

type Context = CommandContext<ContactsRepositories>;
type NumbersContext = CommandContext<Pick<ContactsRepositories, 'contactNumbers'>>;

/** Notes a number of somebody; a primary one takes the place of the former. */
export class CreateContactNumberUseCase implements UseCase<
  NewContactNumber,
  ContactNumber,
  ContactsRepositories
> {
  target({ entityId }: NewContactNumber): string {
    return entityId;
  }

  /** @throws DomainError `contact_number.owner_unknown`, or a rule of {@link ContactNumber.create} */
  async execute(command: NewContactNumber, context: Context): Promise<ContactNumber> {
    const { contactNumbers, contactOwners } = context.tx;
    const { entityType, entityId } = command;
    if (!(await contactOwners.share({ entityType, entityId }))) {
      throw contactErrors.ownerUnknown(entityType, entityId);
    }
    const number = ContactNumber.create(command, context);
    if (number.isPrimary) {
      stepDownOthers(await contactNumbers.lockByOwner(number.owner), null, context);
    }
    contactNumbers.create(number);
    return number;
  }
}

/** Changes a number: what is absent stays, null clears. */
export class UpdateContactNumberUseCase implements UseCase<
  UpdateResource<ContactNumberId, ContactNumberChange>,
  ContactNumber,
  ContactsRepositories
> {
  /**
   * @throws DomainError `contact_number.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link ContactNumber.revise}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<ContactNumberId, ContactNumberChange>,
    context: Context,
  ): Promise<ContactNumber> {
    const { contactNumbers } = context.tx;
    const seen = await contactNumbers.getById(id);
    if (!seen) throw contactErrors.notFound(id);
    // All of the owner's numbers, because the rank of one is a matter of the others.
    const siblings = await contactNumbers.lockByOwner(seen.owner);
    const number = siblings.find((sibling) => sibling.id === id);
    if (!number) throw contactErrors.notFound(id);
    number.expectVersion(expectedVersions);
    if (change.isPrimary) stepDownOthers(siblings, number, context);
    number.revise(change, context);
    contactNumbers.update(number);
    return number;
  }
}

/** Deletes a number softly. */
export class DeleteContactNumberUseCase implements UseCase<
  DeleteResource<ContactNumberId>,
  void,
  ContactsRepositories
> {
  /** @throws DomainError `contact_number.not_found`, `aggregate.version_mismatch` */
  async execute(command: DeleteResource<ContactNumberId>, context: Context): Promise<void> {
    const { contactNumbers } = context.tx;
    const number = await loadForChange(contactNumbers, command, contactErrors.notFound);
    number.delete(context);
    contactNumbers.update(number);
  }
}

/** Deletes all numbers of somebody who is deleted; ask with the owner locked. */
export async function removeContactNumbers(
  owner: ContactOwner,
  context: NumbersContext,
): Promise<void> {
  const { contactNumbers } = context.tx;
  for (const number of await contactNumbers.lockByOwner(owner)) {
    number.delete(context);
    contactNumbers.update(number);
  }
}

/**
 * Brings back the numbers that went with somebody whose deletion is taken back; ask with the owner
 * locked. Nobody could add another meanwhile, so that none is in their way.
 * @param deletedAt when their owner was deleted
 */
export async function restoreContactNumbers(
  owner: ContactOwner,
  deletedAt: Date,
  context: NumbersContext,
): Promise<void> {
  const { contactNumbers } = context.tx;
  for (const number of await contactNumbers.lockDeletedSince(owner, deletedAt)) {
    number.restore(context);
    contactNumbers.update(number);
  }
}

/** Makes room for a primary number: every other one of its owner, all of them locked, steps down. */
function stepDownOthers(
  locked: readonly ContactNumber[],
  successor: ContactNumber | null,
  context: NumbersContext,
): void {
  for (const number of locked) {
    if (!number.isPrimary || successor?.equals(number)) continue;
    number.revise({ isPrimary: false }, context);
    context.tx.contactNumbers.update(number);
  }
}
