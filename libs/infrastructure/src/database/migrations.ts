import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  applyMigrationFiles,
  restoreDump as restore,
  type DatabaseSettings,
  type RestoredDump,
  type RestoreOptions,
} from '@strata/infrastructure-kit';

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

/** Brings the database to this program's schema; see `applyMigrationFiles`. */
export function migrate(
  database: DatabaseSettings,
  folder = migrationsFolder(),
): Promise<string[]> {
  return applyMigrationFiles(database, folder);
}

/** Brings back a dump, and what this program's schema has come to since; see the kit's `restoreDump`. */
export function restoreDump(
  database: DatabaseSettings,
  source: AsyncIterable<Buffer>,
  options: Partial<RestoreOptions> = {},
): Promise<RestoredDump> {
  return restore(database, source, { folder: migrationsFolder(), ...options });
}
