/**
 * Compares `prisma/schema` with what the migrations lead to.
 *   node tools/database/diff.mjs --check   fails and prints the SQL when they differ
 *   node tools/database/diff.mjs NAME      writes the SQL as a new migration
 */
import { readMigrations } from '@strata/infrastructure-kit';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueOf } from './catalogue.mjs';
import { desiredDatabase, emptyDatabase, schemaFiles } from './desired.mjs';
import { sqlBetween } from './difference.mjs';
import { generatedColumnsIn, partsOf } from './prisma-script.mjs';
import { schemaEngineOn } from './schema-engine.mjs';

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
  if (sql === null) return console.log('The migrations lead to exactly what prisma/schema says.');
  if (values.check) {
    console.error(`prisma/schema differs from what the migrations lead to:\n\n${sql}`);
    console.error('Write the missing migration with: npm run db:diff -- NAME');
    process.exitCode = 1;
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(values.prisma, 'migrations', `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql:\n\n${sql}`);
  console.log('Look at it: what becomes of the rows that are there is yours to say.');
}

/**
 * The SQL from the migrations' end to the schema, or null when there is none: Prisma's for its own part,
 * which knows how tables change, and ours for the rest, each where what it stands on is there.
 */
async function difference(prisma) {
  const [models, files] = [await schemaFiles(prisma, '.prisma'), await schemaFiles(prisma, '.sql')];
  const database = emptyDatabase();
  for (const { sql } of await readMigrations(join(prisma, 'migrations'))) await database.exec(sql);
  const engine = await schemaEngineOn(database, models);
  const wanted = await desiredDatabase(await engine.scriptFromNothing(), files);
  const wantedObjects = await catalogueOf(wanted);
  const parts = [];
  const apply = async (sql) => {
    if (sql.trim() === '') return;
    await database.exec(sql);
    parts.push(sql.trim());
  };
  const { tables, onColumns } = partsOf(
    await engine.scriptFromDatabase(),
    generatedColumnsIn(files),
  );
  await apply(tables);
  const isForColumns = (what) => /^(extension|sequence|function|generated column) /.test(what);
  const between = async (isMeant) =>
    sqlBetween(await catalogueOf(database), wantedObjects, isMeant).join('\n');
  await apply(await between(isForColumns));
  await apply(onColumns);
  await apply(await between(() => true));
  return parts.length === 0 ? null : `${parts.join('\n\n')}\n`;
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
