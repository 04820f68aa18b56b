import type { ContactNumberRepository, ContactOwner } from '@strata/domain';
import type { CommandContext } from '@strata/application-kit';

/** Removes all numbers of an owner that is being deleted; its row must be locked. */
export async function removeContactNumbers(
  owner: ContactOwner,
  context: CommandContext<{ readonly contactNumbers: ContactNumberRepository }>,
): Promise<void> {
  const { contactNumbers } = context.tx;
  for (const number of await contactNumbers.lockByOwner(owner)) {
    number.delete(context);
    await contactNumbers.update(number);
  }
}
