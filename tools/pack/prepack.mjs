/**
 * Makes a library ready to be packed: puts beside it what has its one home at the root of the
 * repository, and its package.json into the form in which it is published. With --undo all is as before.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedManifest } from './published-manifest.mjs';

if (process.env.npm_command === 'publish') {
  // npm would tell the registry what the folder's package.json says once --undo has run.
  console.error('Publish what is packed: npm pack, then npm publish <the .tgz file>.');
  process.exit(1);
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const library = process.cwd();
const manifest = join(library, 'package.json');
const kept = join(library, '.package.json.kept');
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

// Also what is left over from a pack that was killed.
if (existsSync(kept)) renameSync(kept, manifest);
const own = read(manifest);
const assets = ['LICENSE', ...(own.files.includes('prisma') ? ['prisma/migrations'] : [])];
for (const path of assets)
  rmSync(join(library, path.split('/')[0]), { recursive: true, force: true });
if (!process.argv.includes('--undo')) {
  for (const path of assets) cpSync(join(root, path), join(library, path), { recursive: true });
  const directory = relative(root, library).split(sep).join('/');
  const published = publishedManifest(own, read(join(root, 'package.json')), directory);
  copyFileSync(manifest, kept);
  // A program of the workspace that starts meanwhile finds the one or the other, whole.
  writeFileSync(`${manifest}.next`, `${JSON.stringify(published, null, 2)}\n`);
  renameSync(`${manifest}.next`, manifest);
}
