/**
 * Compares the Prisma schema with the migrations.
 *   node tools/database/diff.mjs --check   fails and prints the SQL when they differ
 *   node tools/database/diff.mjs NAME      writes the SQL as a new migration
 */
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { readMigrations } from '@strata/infrastructure-kit';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSchemaEngine } from './schema-engine.mjs';

const USAGE = 'Usage: npm run db:diff -- NAME   (letters, digits and _), or npm run db:check';

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      check: { type: 'boolean' },
      help: { type: 'boolean' },
      prisma: { type: 'string', default: 'prisma' },
    },
    allowPositionals: true,
  });
  const [name] = positionals;
  if (values.help) return console.log(USAGE);
  if (!values.check && !/^[a-z0-9_]+$/.test(name ?? '')) throw new Error(USAGE);

  const sql = await difference(resolve(values.prisma));
  if (sql === null) return console.log('The migrations lead to exactly the Prisma schema.');
  if (values.check) {
    console.error(`The Prisma schema differs from what the migrations lead to:\n\n${sql}`);
    console.error('Write the missing migration with: npm run db:diff -- NAME');
    process.exitCode = 1;
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(values.prisma, 'migrations', `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql:\n\n${sql}`);
  console.log('Add what Prisma cannot say by hand: CHECKs, partial indexes, sequences.');
}

/** The SQL from the migrations' end to the schema, or null when there is none. */
async function difference(prisma) {
  const folder = join(prisma, 'schema');
  const names = (await readdir(folder)).filter((file) => file.endsWith('.prisma')).sort();
  const files = await Promise.all(
    names.map(async (file) => ({
      path: join(folder, file),
      content: await readFile(join(folder, file), 'utf8'),
    })),
  );
  const database = new PGlite({ extensions: { pg_trgm } });
  const { SchemaEngine } = await loadSchemaEngine();
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  );
  for (const { sql } of await readMigrations(join(prisma, 'migrations'))) await database.exec(sql);
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: prisma },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.exitCode === 0 ? null : (result.stdout ?? '');
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
