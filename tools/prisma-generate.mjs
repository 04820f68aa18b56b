/**
 * Generates the Prisma client from prisma/schema.
 *
 * The Prisma CLI wants a native schema engine and downloads it when it finds none. Generating
 * never calls it, so any executable will do as its stand-in. NEVER run `prisma migrate` that way:
 * it then reports success and does nothing.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');

rmSync(new URL('../libs/infrastructure/src/generated/prisma', import.meta.url), {
  recursive: true,
  force: true,
});
const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
if (error) throw error;
process.exitCode = status ?? 1;
