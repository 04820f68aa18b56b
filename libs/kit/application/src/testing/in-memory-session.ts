import type { AggregateRoot } from '@strata/domain-kit';
import type { Clock } from '../ports/clock.js';
import type { InMemoryDatabase } from './in-memory-database.js';

/**
 * What the repositories of one transaction speak. As with a database, a write that is refused ends
 * the transaction: nothing is read after it, and the commit tells why.
 */
export class InMemorySession {
  /** What was written, and the version that the store held before. */
  readonly #written = new Map<AggregateRoot<string>, number>();
  #refused: { readonly error: unknown } | undefined;

  /** @param clock the store's own */
  constructor(
    readonly database: InMemoryDatabase,
    readonly clock: Clock,
  ) {}

  /** The aggregates that were written, for their events. */
  get written(): readonly AggregateRoot<string>[] {
    return [...this.#written.keys()];
  }

  async read<Result>(look: () => Result): Promise<Result> {
    this.expectNoRefusal();
    return look();
  }

  /** Whatever the change throws comes out of the next read, or of the commit. */
  write(change: () => void): void {
    if (this.#refused) return;
    try {
      change();
    } catch (error) {
      this.#refused = { error };
    }
  }

  /** Notes that the present state of the aggregate is stored. */
  persisted(aggregate: AggregateRoot<string>): void {
    if (!this.#written.has(aggregate)) this.#written.set(aggregate, aggregate.persistedVersion);
    aggregate.markPersisted();
  }

  /** Notes that nothing of it is stored after all. */
  rolledBack(): void {
    for (const [aggregate, version] of this.#written) aggregate.markPersisted(version);
  }

  /** @throws what the first refused write threw */
  expectNoRefusal(): void {
    if (this.#refused) throw this.#refused.error;
  }
}
