import type { ActionContext } from '@strata/domain-kit';
import type { ContactNumber, ContactNumberRepository } from '@strata/domain';

/**
 * Takes the rank of primary from whichever of an owner's numbers has it, so that another can have
 * it. The numbers must be locked.
 */
export async function stepDownOthers(
  repository: ContactNumberRepository,
  locked: readonly ContactNumber[],
  successor: ContactNumber | null,
  context: ActionContext,
): Promise<void> {
  for (const number of locked) {
    if (!number.isPrimary || successor?.equals(number)) continue;
    number.revise({ isPrimary: false }, context);
    await repository.update(number);
  }
}
