import {
  aggregateErrors,
  type AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
} from '@strata/domain-kit';

/** An aggregate that can be kept as a snapshot. */
export interface Storable<
  Kind extends string,
  Snapshot extends AggregateSnapshot<Kind>,
> extends AggregateRoot<Kind> {
  toSnapshot(): Snapshot;
}

/** The part that all in-memory repositories share: versioned rows, and deleted ones kept unseen. */
export class InMemoryAggregateTable<
  Kind extends string,
  Snapshot extends AggregateSnapshot<Kind>,
  Aggregate extends Storable<Kind, Snapshot>,
> {
  constructor(
    private readonly rows: Map<string, Snapshot>,
    private readonly reconstitute: (snapshot: Snapshot) => Aggregate,
    private readonly track: (aggregate: AggregateRoot<string>) => void,
  ) {}

  /** The active row with that id, as a fresh aggregate. */
  get(id: EntityId<Kind>): Aggregate | null {
    return this.find((row) => row.id === id);
  }

  /** The first active row that matches, as a fresh aggregate. */
  find(matches: (row: Snapshot) => boolean): Aggregate | null {
    const row = this.active().find(matches);
    return row ? this.reconstitute(row) : null;
  }

  active(): Snapshot[] {
    return [...this.rows.values()].filter((row) => row.isActive);
  }

  /**
   * Stores the aggregate over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update`
   */
  save(aggregate: Aggregate): void {
    const stored = this.rows.get(aggregate.id);
    const storedVersion = stored?.isActive === false ? -1 : (stored?.version ?? 0);
    if (storedVersion !== aggregate.persistedVersion) {
      throw aggregateErrors.concurrentUpdate(aggregate.aggregateType, aggregate.id);
    }
    this.rows.set(aggregate.id, aggregate.toSnapshot());
    aggregate.markPersisted();
    this.track(aggregate);
  }
}
