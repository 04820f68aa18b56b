import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Nx gives generators; @nx/devkit has it for empty workspaces only.
const { FsTree, flushChanges } = createRequire(import.meta.url)('nx/src/generators/tree');

/** The workspace that this package is in. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A folder as generators see it; nothing is written to it. */
export function treeOn(folder = root) {
  return new FsTree(folder, false);
}

/** Writes what a generator did. */
export function flush(tree) {
  flushChanges(tree.root, tree.listChanges());
}

/** What a generator changed, by path. */
export function changesOf(tree) {
  return new Map(tree.listChanges().map(({ path, content }) => [path, String(content)]));
}
