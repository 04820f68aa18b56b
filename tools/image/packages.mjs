import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The packages that run with one of this workspace, itself first, found where Node would find them:
 * `{ name, manifest, folder, place, isOurs }`, with the folder it is in and its place below the root of what
 * is assembled. What a package of ours can do without (`optionalDependencies`) does not come along;
 * elsewhere that is how programs of this platform are named. A peer that need not be there does not either.
 * @param root of the workspace
 * @param start the folder of the first package, from there
 */
export function packagesOf(root, start) {
  const found = new Map();
  const visit = (folder) => {
    if (found.has(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const isOurs = !fromRoot(root, folder).split('/').includes('node_modules');
    found.set(folder, { name: manifest.name, manifest, folder, isOurs });
    for (const { name, isNeeded } of dependenciesOf(manifest, isOurs)) {
      const at = folderOf(name, folder, root);
      if (at !== null) visit(at);
      else if (isNeeded) throw new Error(`${manifest.name} needs ${name}, which is not installed.`);
    }
  };
  visit(join(root, start));
  const packages = [...found.values()];
  const moved = packages
    .filter(({ isOurs, folder }) => isOurs && fromRoot(root, folder) !== start)
    .map(({ name, folder }) => ({ from: fromRoot(root, folder), to: `node_modules/${name}` }));
  return packages.map((one) => ({ ...one, place: placeOf(fromRoot(root, one.folder), moved) }));
}

function dependenciesOf(manifest, isOurs) {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = manifest;
  const optional = new Set(Object.keys(optionalDependencies ?? {}));
  const peers = Object.keys(peerDependencies ?? {});
  return [
    // npm repeats what is optional among the others when it publishes.
    ...Object.keys(dependencies ?? {})
      .filter((name) => !optional.has(name))
      .map((name) => ({ name, isNeeded: true })),
    ...peers
      .filter((name) => !peerDependenciesMeta?.[name]?.optional)
      .map((name) => ({ name, isNeeded: true })),
    ...(isOurs ? [] : [...optional].map((name) => ({ name, isNeeded: false }))),
  ];
}

/** Where Node finds a package from a folder; null for nowhere. */
function folderOf(name, from, root) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === root || folder === dirname(folder)) return null;
  }
}

/** Our libraries are links to their folders here, and packages like all others there. */
function placeOf(path, moved) {
  const home = moved.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return home ? home.to + path.slice(home.from.length) : path;
}

function fromRoot(root, folder) {
  return relative(root, folder).split(sep).join('/');
}
