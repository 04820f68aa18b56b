import type { UserRepository } from '@strata/domain';

/** The slice of a transaction that the identity context works with. */
export interface IdentityTransaction {
  readonly users: UserRepository;
}
