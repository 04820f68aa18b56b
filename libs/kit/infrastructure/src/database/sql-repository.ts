import type { AnyCollection, Storable, StoredSnapshot } from '@strata/application-kit';
import type { Repository } from '@strata/domain-kit';
import { guarded, unguarded } from './guarded.js';
import type { SqlSession } from './sql-session.js';
import { violatedUniqueIndex } from './store-errors.js';
import type { TableRow } from './table-columns.js';

/** What a repository needs of a table: its filters and sort keys do not matter. */
export interface AnyTable<Snapshot extends StoredSnapshot, Aggregate extends Storable<Snapshot>> {
  readonly collection: AnyCollection<Snapshot, Aggregate>;
  readonly columns: readonly string[];
  /** The select list of all fields. */
  readonly select: string;
  /** The names of unique indexes, by that of their rule. */
  readonly indexes: ReadonlyMap<string, string>;
  toValues(snapshot: Snapshot): unknown[];
  toSnapshot(row: TableRow): Snapshot;
}

/** The texts of a table's statements, made once. */
interface Statements {
  /** Of whatever rows. */
  readonly selectAny: string;
  /** Of the active ones. */
  readonly select: string;
  readonly insert: string;
  readonly update: string;
}
const statements = new WeakMap<object, Statements>();

/** The repository of a collection, in its table. */
export class SqlRepository<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
> implements Repository<Aggregate> {
  readonly #statements: Statements;

  constructor(
    protected readonly session: SqlSession,
    private readonly table: AnyTable<Snapshot, Aggregate>,
  ) {
    let texts = statements.get(table);
    if (!texts) statements.set(table, (texts = statementsOf(table)));
    this.#statements = texts;
  }

  create(aggregate: Aggregate): void {
    this.#write(aggregate, this.#statements.insert, []);
  }

  update(aggregate: Aggregate): void {
    if (!aggregate.hasChanged) return;
    this.#write(aggregate, this.#statements.update, [aggregate.persistedVersion]);
  }

  getById(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.findOne('id = $1', [id]);
  }

  // Locked and read by one statement: after the wait PostgreSQL looks at the row anew.
  getByIdForUpdate(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.findOne('id = $1', [id], 'FOR UPDATE');
  }

  async getByIdForRestore(id: Aggregate['id']): Promise<Aggregate | null> {
    const [found = null] = await this.#read(
      `${this.#statements.selectAny} WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return found;
  }

  getByIdForShare(id: Aggregate['id']): Promise<Aggregate | null> {
    return this.findOne('id = $1', [id], 'FOR SHARE');
  }

  getByIdsForShare(ids: readonly Aggregate['id'][]): Promise<readonly Aggregate[]> {
    return this.find('id = ANY($1::uuid[])', [ids], 'FOR SHARE');
  }

  /** The active ones that meet the condition, in the order of their ids, which is that of locks. */
  protected find(condition: string, values: readonly unknown[], lock = ''): Promise<Aggregate[]> {
    return this.#read(`${this.#statements.select} AND ${condition} ORDER BY id ${lock}`, values);
  }

  /** The deleted ones that meet the condition, locked for writing, in the same order. */
  protected findDeleted(condition: string, values: readonly unknown[]): Promise<Aggregate[]> {
    const { selectAny } = this.#statements;
    return this.#read(
      `${selectAny} WHERE NOT is_active AND ${condition} ORDER BY id FOR UPDATE`,
      values,
    );
  }

  protected async findOne(
    condition: string,
    values: readonly unknown[],
    lock = '',
  ): Promise<Aggregate | null> {
    const [found = null] = await this.#read(
      `${this.#statements.select} AND ${condition} ${lock}`,
      values,
    );
    return found;
  }

  async #read(text: string, values: readonly unknown[]): Promise<Aggregate[]> {
    const rows = await this.session.read<TableRow>(text, values);
    return rows.map((row) => this.table.collection.reconstitute(this.table.toSnapshot(row)));
  }

  #write(aggregate: Aggregate, text: string, more: readonly unknown[]): void {
    const snapshot = aggregate.toSnapshot();
    this.session.write(text, [...this.table.toValues(snapshot), ...more], (error) => {
      const index = violatedUniqueIndex(error);
      for (const [rule, name] of this.table.indexes) {
        if (name === index) return this.table.collection.unique[rule]?.taken(snapshot);
      }
      return unguarded(error, aggregate.aggregateType, aggregate.id);
    });
    this.session.persisted(aggregate);
  }
}

function statementsOf<Snapshot extends StoredSnapshot, Aggregate extends Storable<Snapshot>>({
  collection: { name },
  columns,
  select,
}: AnyTable<Snapshot, Aggregate>): Statements {
  const placeholders = columns.map((_column, index) => `$${index + 1}`);
  const place = (column: string) => placeholders[columns.indexOf(column)] ?? '';
  const changes = columns
    .filter((column) => column !== 'id')
    .map((column) => `${column} = ${place(column)}`);
  // A deletion is a version too: no older state gets over it.
  const update = `UPDATE ${name} SET ${changes.join(', ')}
    WHERE id = ${place('id')} AND version = $${columns.length + 1}`;
  const selectAny = `SELECT ${select} FROM ${name}`;
  return {
    selectAny,
    select: `${selectAny} WHERE is_active`,
    insert: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${placeholders.join(', ')})`,
    update: guarded(update),
  };
}
