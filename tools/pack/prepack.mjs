/**
 * Makes a library ready to be packed: puts beside it what has its one home at the root of the
 * repository, and takes out of its package.json what only this workspace can follow (the sources, which
 * are not packed, and the scripts). With --undo all is as before.
 */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE_CONDITION = '@strata/source';
const root = fileURLToPath(new URL('../..', import.meta.url));
const library = process.cwd();
const manifest = join(library, 'package.json');
const kept = join(library, '.package.json.kept');

// Left over from a pack that was killed.
if (existsSync(kept)) renameSync(kept, manifest);
const text = readFileSync(manifest, 'utf8');
const { scripts: _scripts, ...published } = JSON.parse(text);
const assets = ['LICENSE', ...(published.files.includes('prisma') ? ['prisma/migrations'] : [])];
for (const path of assets)
  rmSync(join(library, path.split('/')[0]), { recursive: true, force: true });
if (!process.argv.includes('--undo')) {
  for (const path of assets) cpSync(join(root, path), join(library, path), { recursive: true });
  writeFileSync(kept, text);
  const exports = withoutSources(published.exports);
  writeFileSync(manifest, `${JSON.stringify({ ...published, exports }, null, 2)}\n`);
}

/** Exports that lead to packed files only: where a condition matches, nobody looks any further. */
function withoutSources(exports) {
  if (typeof exports === 'string') return exports;
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([condition]) => condition !== SOURCE_CONDITION)
      .map(([key, value]) => [key, withoutSources(value)]),
  );
}
