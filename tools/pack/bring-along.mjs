/** Before a library is packed: puts beside it what has its one home at the root of the repository. */
import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = process.cwd();

cpSync(join(root, 'LICENSE'), join(library, 'LICENSE'));
if (basename(library) === 'infrastructure') {
  cpSync(join(root, 'prisma', 'migrations'), join(library, 'prisma', 'migrations'), {
    recursive: true,
  });
}
