/** Generates the Prisma client from Strata's own schema, and compiles; both with the repository's tools. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const generated = `${here}src/generated`;
const schema = `${generated}/schema`;
const { resolve } = createRequire(import.meta.url);

rmSync(generated, { recursive: true, force: true });
cpSync(fileURLToPath(new URL('../../../../prisma/schema', import.meta.url)), schema, {
  recursive: true,
});
const base = readFileSync(`${schema}/base.prisma`, 'utf8');
writeFileSync(`${schema}/base.prisma`, base.replace(/(output\s*=\s*)"[^"]*"/, '$1"../prisma"'));
// As tools/database/generate-client.mjs explains: an engine is asked for, and never called.
run('prisma/build/index.js', 'generate', '--no-hints', '--schema', schema);
run('typescript/bin/tsc', '--project', 'compiler.json');

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [resolve(script), ...args], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
