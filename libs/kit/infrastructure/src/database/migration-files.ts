import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One migration as it stands in the folder. */
export interface MigrationFile {
  /** Name of its folder, `YYYYMMDDHHMMSS_what`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 in hex, as Prisma notes it in `_prisma_migrations`. */
  readonly checksum: string;
}

/** The migrations of a folder, in order. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
