import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One migration as it stands in the folder. */
export interface MigrationFile {
  /** Name of its folder, `YYYYMMDDHHMMSS_what`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 in hex, as Prisma notes it in `_prisma_migrations`. */
  readonly checksum: string;
}

/** The migrations shipped with the package, or those of the repository it is built in. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'prisma', 'migrations');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('The folder prisma/migrations is missing.');
    folder = dirname(folder);
  }
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
