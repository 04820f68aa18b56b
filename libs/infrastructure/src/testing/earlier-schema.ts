import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSettings } from '@strata/infrastructure-kit';
import { migrate, migrationsFolder } from '../database/migrations.js';

/** Brings an empty database to the schema as it was before a migration, named by its folder. */
export async function migrateUpTo(database: DatabaseSettings, migration: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-migrations-'));
  try {
    for (const name of readdirSync(migrationsFolder())) {
      if (/^\d/.test(name) && name < migration) {
        cpSync(join(migrationsFolder(), name), join(folder, name), { recursive: true });
      }
    }
    await migrate(database, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
