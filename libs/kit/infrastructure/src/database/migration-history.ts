import pg from 'pg';
import type { MigrationFile } from './migration-files.js';

/** Thrown when the database cannot be brought to the schema of this program. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** A migration that was applied to the end. */
export interface AppliedMigration {
  readonly name: string;
  /** SHA-256 of its SQL, in hex. */
  readonly checksum: string;
}

/** A row of `_prisma_migrations` that was not marked as rolled back. */
interface Entry extends AppliedMigration {
  readonly finished: boolean;
}

/** The table in which Prisma, and so this program, notes what was applied. */
export class MigrationHistory {
  readonly #table: string;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly schema: string,
  ) {
    this.#table = `${pg.escapeIdentifier(schema)}._prisma_migrations`;
  }

  /** What was applied to the end, in order; empty where nobody has migrated yet. */
  async applied(): Promise<readonly AppliedMigration[]> {
    const finished = (await this.#entries()).filter((entry) => entry.finished);
    const migrations = finished.map(({ name, checksum }) => ({ name, checksum }));
    return migrations.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** True when each migration was applied as it stands in the folder, and no other. */
  async isComplete(files: readonly MigrationFile[]): Promise<boolean> {
    const entries = await this.#entries();
    const applied = new Map(entries.map((entry) => [entry.name, entry]));
    const matches = ({ name, checksum }: MigrationFile) =>
      applied.get(name)?.finished && applied.get(name)?.checksum === checksum;
    return entries.length === files.length && files.every(matches);
  }

  /**
   * The first migration to apply, or null. Asked under the lock: what is unfinished then was left
   * behind.
   * @throws MigrationError when the folder and the database contradict each other
   */
  async nextPending(files: readonly MigrationFile[]): Promise<MigrationFile | null> {
    const entries = await this.#entries();
    const known = new Map(files.map((file) => [file.name, file]));
    for (const { name, checksum, finished } of entries) {
      const file = known.get(name);
      if (!file) {
        throw new MigrationError(
          `The database has migration ${name}, which this program does not know: it is older than the database.`,
        );
      }
      if (finished && file.checksum !== checksum) {
        throw new MigrationError(`Migration ${name} was edited after it had been applied.`);
      }
      if (!finished && changesData(file.sql)) throw this.unfinished(name);
    }
    const applied = new Set(entries.filter(({ finished }) => finished).map(({ name }) => name));
    return files.find(({ name }) => !applied.has(name)) ?? null;
  }

  /** Whether somebody began this migration and did not finish it. */
  async isUnfinished(name: string): Promise<boolean> {
    return (await this.#entries()).some((entry) => entry.name === name && !entry.finished);
  }

  /** Notes a migration as applied, and earlier attempts as undone, as Prisma's own tools do. */
  async add({ name, checksum }: MigrationFile): Promise<void> {
    await this.client.query(
      `UPDATE ${this.#table} SET rolled_back_at = now()
        WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    );
    await this.client.query(
      `INSERT INTO ${this.#table} (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES (gen_random_uuid(), $1, $2, clock_timestamp(), 1)`,
      [checksum, name],
    );
  }

  /** Makes schema and table where they are missing; looks first, as not everybody may make them. */
  async prepare(): Promise<void> {
    const { rowCount } = await this.client.query('SELECT FROM pg_namespace WHERE nspname = $1', [
      this.schema,
    ]);
    if (rowCount === 0) {
      await this.client.query(`CREATE SCHEMA ${pg.escapeIdentifier(this.schema)}`);
    }
    if (await this.#exists()) return;
    await this.client.query(
      `CREATE TABLE ${this.#table} (
         id                  VARCHAR(36) PRIMARY KEY NOT NULL,
         checksum            VARCHAR(64) NOT NULL,
         finished_at         TIMESTAMPTZ,
         migration_name      VARCHAR(255) NOT NULL,
         logs                TEXT,
         rolled_back_at      TIMESTAMPTZ,
         started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
         applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
    );
  }

  /** What to do about a migration that somebody else began. */
  unfinished(name: string): MigrationError {
    const row = `WHERE migration_name = '${name}' AND finished_at IS NULL;`;
    return new MigrationError(
      `Migration ${name} was begun by another program and not finished, and part of it may be there. ` +
        `Compare the database with prisma/migrations/${name}/migration.sql and complete or undo it. Then,\n` +
        `  if all of it is there:  UPDATE ${this.#table} SET finished_at = now(), applied_steps_count = 1 ${row}\n` +
        `  if none of it is there: UPDATE ${this.#table} SET rolled_back_at = now() ${row}`,
    );
  }

  async #entries(): Promise<readonly Entry[]> {
    if (!(await this.#exists())) return [];
    const { rows } = await this.client.query<Entry>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM ${this.#table} WHERE rolled_back_at IS NULL`,
    );
    return rows;
  }

  async #exists(): Promise<boolean> {
    // Not to_regclass: in a transaction that waited for a lock it may still answer from before.
    const { rowCount } = await this.client.query(
      `SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = '_prisma_migrations'`,
      [this.schema],
    );
    return rowCount !== 0;
  }
}

/**
 * Whether doing it twice could do harm unseen. A change of the schema cannot: where it is there
 * already, the second attempt fails, and as a transaction leaves nothing behind.
 */
function changesData(sql: string): boolean {
  const code = sql.replaceAll(/--.*$/gm, '');
  return /(^|;|\$)\s*(INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|SELECT|WITH|CALL|DO)\b/im.test(code);
}
