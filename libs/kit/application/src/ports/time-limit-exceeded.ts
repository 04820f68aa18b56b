/**
 * Why a transaction ended that was not done in the time that its statements or all of it may take:
 * the cause of a DomainError `store.unavailable`. Unlike a database that is away it may be due to
 * what was asked of it.
 */
export class TimeLimitExceeded extends Error {
  override readonly name = 'TimeLimitExceeded';
}
