import type { Span } from '../ports/tracing.js';

/** All or nothing. */
export interface UnitOfWork<Tx> {
  /**
   * Runs the work in one transaction: commits when it returns, rolls back when it throws, and
   * stores the events of every aggregate that was written, in the same transaction. The whole work
   * runs again when a concurrent writer was in the way (see `retryOnConflict`), so it must have no
   * effect outside the transaction.
   * @param target id of what it is about to change, or of the first of it that others may hold up:
   * those that name the same then wait for each other, and hold up nobody else
   * @param trace what it is a part of, if that is recorded; its events are caused by it
   * @throws what the work threw; DomainError `store.unavailable` when the database is away,
   * `store.busy` when too many wait for it, `store.row_locked` when somebody holds on to a row
   */
  run<Result>(
    work: (tx: Tx) => Promise<Result> | Result,
    target?: string,
    trace?: Span,
  ): Promise<Result>;
}
