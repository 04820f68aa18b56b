/** All or nothing. */
export interface UnitOfWork<Tx> {
  /**
   * Runs the work in one transaction: commits when it returns, rolls back when it throws, and
   * stores the events of every aggregate that was written, in the same transaction. The whole work
   * runs again when a concurrent writer was in the way (see `retryOnConflict`), so it must have no
   * effect outside the transaction.
   * @throws what the work threw; DomainError `store.unavailable` when the database is away
   */
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}
