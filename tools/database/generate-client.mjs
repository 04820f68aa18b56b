/**
 * Generates the Prisma client from prisma/schema, of this repository or of the folder given. What was
 * there stays until the new one is complete: a broken schema or a crash leaves it as it was.
 *
 * The Prisma CLI wants a native schema engine and downloads it when it finds none. Generating
 * never calls it, so any executable will do as its stand-in. NEVER run `prisma migrate` that way:
 * it then reports success and does nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMA = 'prisma/schema';
const CLIENT = 'libs/infrastructure/src/generated/prisma';
const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
const client = join(root, CLIENT);
// Beside it, for a rename to be enough; no compiler looks into a folder with a dot.
const old = join(client, '../.prisma.old');
const next = join(client, '../.prisma.next');
const remove = (folder) => rmSync(folder, { recursive: true, force: true });

// A run that was killed between the two renames.
if (!existsSync(client) && existsSync(old)) renameSync(old, client);
remove(old);
remove(next);

// The schema says where the client goes, from its own place, and the client keeps what it says: with
// the schema copied, that is below the copy.
cpSync(join(root, SCHEMA), join(next, SCHEMA), { recursive: true });
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, error } = spawnSync(
  process.execPath,
  [cli, 'generate', '--no-hints', '--schema', join(next, SCHEMA)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
);
const isMade = status === 0 && existsSync(join(next, CLIENT));
if (isMade) {
  if (existsSync(client)) renameSync(client, old);
  renameSync(join(next, CLIENT), client);
}
remove(next);
remove(old);
if (error) throw error;
if (status === 0 && !isMade) console.error(`${SCHEMA} does not put the client into ${CLIENT}.`);
process.exitCode = isMade ? 0 : status || 1;
