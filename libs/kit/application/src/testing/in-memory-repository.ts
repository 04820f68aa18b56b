import { aggregateErrors, type Repository } from '@strata/domain-kit';
import type { AnyCollection, Storable, StoredSnapshot } from '../collections/collection.js';
import type { InMemorySession } from './in-memory-session.js';

/** The repository of a collection, in memory. */
export class InMemoryRepository<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
> implements Repository<Aggregate> {
  constructor(
    protected readonly session: InMemorySession,
    private readonly collection: AnyCollection<Snapshot, Aggregate>,
  ) {}

  create(aggregate: Aggregate): void {
    this.session.write(() => this.#store(aggregate));
  }

  update(aggregate: Aggregate): void {
    if (aggregate.hasChanged) this.session.write(() => this.#store(aggregate));
  }

  getById(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.session.read(() => this.#get(id));
  }

  getByIdForUpdate(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.getById(id);
  }

  getByIdForRestore(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.session.read(() => {
      const row = this.#rows.get(id);
      return row ? this.collection.reconstitute(row) : null;
    });
  }

  getByIdForShare(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.getById(id);
  }

  getByIdsForShare(ids: readonly Aggregate['id'][]): Promise<readonly Aggregate[]> {
    return this.session.read(() => [...new Set(ids)].sort().flatMap((id) => this.#get(id) ?? []));
  }

  /** The active ones that match, by id, as fresh aggregates. */
  protected active(matches: (row: Snapshot) => boolean): Aggregate[] {
    return this.#find((row) => row.isActive && matches(row));
  }

  /** The deleted ones that match, likewise. */
  protected deleted(matches: (row: Snapshot) => boolean): Aggregate[] {
    return this.#find((row) => !row.isActive && matches(row));
  }

  #find(matches: (row: Snapshot) => boolean): Aggregate[] {
    return [...this.#rows.values()]
      .filter(matches)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((row) => this.collection.reconstitute(row));
  }

  get #rows(): Map<string, Snapshot> {
    return this.session.database.table(this.collection.name);
  }

  #get(id: string): Aggregate | null {
    const row = this.#rows.get(id);
    return row?.isActive ? this.collection.reconstitute(row) : null;
  }

  #store(aggregate: Aggregate): void {
    const storedVersion = this.#rows.get(aggregate.id)?.version ?? 0;
    if (storedVersion !== aggregate.persistedVersion) {
      throw aggregateErrors.concurrentUpdate(aggregate.aggregateType, aggregate.id);
    }
    const row = aggregate.toSnapshot();
    if (row.isActive) this.#expectUnique(row);
    this.#rows.set(row.id, row);
    this.session.persisted(aggregate);
  }

  #expectUnique(row: Snapshot): void {
    const others = [...this.#rows.values()].filter(({ id, isActive }) => isActive && id !== row.id);
    for (const { of, taken } of Object.values(this.collection.unique)) {
      const key = of(row);
      if (key !== null && others.some((other) => of(other) === key)) throw taken(row);
    }
  }
}
