/**
 * Prisma's own schema engine, as WebAssembly: no native binary has to be downloaded. It compares
 * schemas; the program applies migrations without it.
 */
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** The engine on a database and the files of a Prisma schema; its scripts are empty where nothing is to do. */
export async function schemaEngineOn(database, files) {
  const { SchemaEngine } = await loadSchemaEngine();
  const started = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  );
  const [{ path }] = files;
  const scriptFrom = async (from) => {
    const { exitCode, stdout } = await started.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  };
  return {
    scriptFromNothing: () => scriptFrom({ tag: 'empty' }),
    scriptFromDatabase: () =>
      scriptFrom({ tag: 'schemaDatasource', files, configDir: dirname(dirname(path)) }),
  };
}

async function loadSchemaEngine() {
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}
