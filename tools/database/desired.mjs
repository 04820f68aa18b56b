/**
 * The database as `prisma/schema` describes it: what Prisma can say in `<context>.prisma`, what it cannot
 * (CHECKs, partial and expression indexes, functions, generated columns, sequences) in `<context>.sql`.
 */
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedColumnsIn, partsOf } from './prisma-script.mjs';

/** A database that is gone with the process. */
export function emptyDatabase() {
  return new PGlite({ extensions: { btree_gist, pg_trgm } });
}

/** The files of `prisma/schema` with that ending, those that all contexts share first. */
export async function schemaFiles(prisma, ending) {
  const folder = join(prisma, 'schema');
  const names = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  const [shared, contexts] = [names.filter(isShared), names.filter((name) => !isShared(name))];
  return Promise.all(
    [...shared, ...contexts].map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/**
 * Makes the database.
 * @param script Prisma's SQL from nothing to its schema
 * @param files those of `prisma/schema` in SQL
 */
export async function desiredDatabase(script, files) {
  const database = emptyDatabase();
  const { tables, onColumns } = partsOf(script, generatedColumnsIn(files));
  await database.exec(tables);
  for (const { path, content } of files) {
    await database.exec(content).catch((error) => {
      throw new Error(`${path}: ${error.message}`);
    });
  }
  await database.exec(onColumns);
  return database;
}

function isShared(name) {
  return /^(base|shared)\./.test(name);
}
