/**
 * Puts beside a library, while it is packed, what has its one home at the root of the repository;
 * with --away takes it away again, because a copy that stays behind would be found instead.
 */
import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = process.cwd();
const brought = [
  'LICENSE',
  ...(basename(library) === 'infrastructure' ? ['prisma/migrations'] : []),
];

for (const path of brought) {
  const [top] = path.split('/');
  rmSync(join(library, top), { recursive: true, force: true });
  if (process.argv.includes('--away')) continue;
  cpSync(join(root, path), join(library, path), { recursive: true });
}
