import type { AggregateRoot } from './aggregate-root.js';

/**
 * The aggregates of one kind, as the domain sees the store. Deleted ones are found by no read.
 *
 * Writes give nothing back and cannot be caught: what the store has to say of them (a concurrent
 * update, a unique value that is taken) ends the whole transaction, at the latest with its commit.
 */
export interface Repository<Aggregate extends AggregateRoot<string>> {
  /** Stores a new one. What of it is unique is refused when the transaction ends. */
  create(aggregate: Aggregate): void;

  getById(id: Aggregate['id']): Promise<Aggregate | null>;

  /** Like getById, and keeps every other writer of it out until the transaction ends. */
  getByIdForUpdate(id: Aggregate['id']): Promise<Aggregate | null>;

  /** Like getById, and keeps it from change and deletion; others may share the lock. */
  getByIdForShare(id: Aggregate['id']): Promise<Aggregate | null>;

  /**
   * Those that exist, in one statement, locked as by getByIdForShare in the order of their ids, so
   * that nobody waits in a circle.
   */
  getByIdsForShare(ids: readonly Aggregate['id'][]): Promise<readonly Aggregate[]>;

  /** Like getByIdForUpdate, but also of a deleted one, to take the deletion back. */
  getByIdForRestore(id: Aggregate['id']): Promise<Aggregate | null>;

  /**
   * Stores the present state, a deletion or the end of one included, over the version it was loaded in; of an aggregate
   * that has not changed, nothing. When the store holds another version the transaction ends with
   * `aggregate.concurrent_update` (stale).
   */
  update(aggregate: Aggregate): void;
}
