import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Prisma's own schema engine, as WebAssembly: no native binary has to be downloaded. */
export type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The part of the host's WebAssembly that is used; Node's types leave it to the DOM's. */
interface WasmHost {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
}

let loaded: Promise<typeof engine> | undefined;

/** Loads the engine, once a process. */
export function loadSchemaEngine(): Promise<typeof engine> {
  return (loaded ??= instantiate());
}

async function instantiate(): Promise<typeof engine> {
  const entry = createRequire(fileURLToPath(import.meta.url)).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WasmHost };
  const { instance } = await wasm.instantiate(bytes, { './schema_engine_bg.js': engine });
  (engine as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(
    instance.exports,
  );
  instance.exports.__wbindgen_start();
  return engine;
}
