import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { migrationsFolder, readMigrations, type MigrationFile } from './migration-files.js';
import { loadSchemaEngine } from './schema-engine.js';

/** Thrown when the database cannot be brought to the schema of this program. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Any number that nothing else in this database locks: "strata" in ASCII. */
const LOCK = 0x737472617461;

/**
 * Applies the migrations that the database lacks. Safe when several processes do it at once: one
 * works, the others wait and find nothing left to do.
 * @param url connection URL of the database
 * @returns the names of the applied migrations, in order
 * @throws MigrationError when a migration fails, was edited after it was applied, or is unknown here
 */
export async function migrate(url: string, folder = migrationsFolder()): Promise<string[]> {
  const files = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (!(await hasPending(client, files))) return [];
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return (await hasPending(client, files)) ? await apply(url, folder, files) : [];
  } finally {
    await client.end();
  }
}

/** Compares the folder with what the database says was applied; one or two quick queries. */
async function hasPending(client: pg.Client, files: readonly MigrationFile[]): Promise<boolean> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return files.length > 0;
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum, finished } of rows) {
    const file = known.get(name);
    if (!file) {
      throw new MigrationError(
        `The database has migration ${name}, which this program does not know: it is older than the database.`,
      );
    }
    if (!finished) {
      throw new MigrationError(
        `Migration ${name} failed before. Mend the database, then delete its row from _prisma_migrations.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(`Migration ${name} was edited after it had been applied.`);
    }
  }
  return rows.length < files.length;
}

async function apply(
  url: string,
  folder: string,
  files: readonly MigrationFile[],
): Promise<string[]> {
  const { SchemaEngine } = await loadSchemaEngine();
  // A pool of our own, because the engine leaves the one it is given open when it fails.
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const schema = 'datasource db {\n  provider = "postgresql"\n}\n';
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    adapter,
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: files.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    throw new MigrationError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  } finally {
    engine.free();
    await pool.end();
  }
}
