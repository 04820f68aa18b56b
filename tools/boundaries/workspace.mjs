import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTEXT_ROOTS, CONTEXTS } from './contexts.mjs';
import { LAYERS } from './layers.mjs';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path below the root, with slashes on every system. */
export function fromRoot(file) {
  return relative(root, file).split(sep).join('/');
}

/** The layer that a file belongs to; undefined for a file of none. */
export function layerOf(file) {
  const path = fromRoot(file);
  return LAYERS.find(({ folder }) => path.startsWith(`${folder}/`));
}

/** A file of tests. */
export function isTest(file) {
  const path = fromRoot(file);
  return /\.spec\.ts$|\/testing\/.*\.contract\.ts$/.test(path) || Boolean(layerOf(file)?.testsOnly);
}

/** A file of tests, or what they share. */
export function servesTests(file) {
  return isTest(file) || fromRoot(file).includes('/src/testing/');
}

/** The context that a file belongs to; undefined for technical folders and files outside them. */
export function contextOf(file) {
  const { folder } = placeOf(file);
  return folder in CONTEXTS ? folder : undefined;
}

/** The folder of a file that stands beside the contexts, but in no table. */
export function unlistedFolderOf(file) {
  const { base, folder } = placeOf(file);
  return folder in CONTEXTS || CONTEXT_ROOTS[base]?.includes(folder) ? undefined : folder;
}

function placeOf(file) {
  const path = fromRoot(file);
  const base = Object.keys(CONTEXT_ROOTS).find((candidate) => path.startsWith(`${candidate}/`));
  const [folder, ...rest] = base ? path.slice(base.length + 1).split('/') : [];
  return rest.length > 0 ? { base, folder } : {};
}

/** The file that a relative import means. */
export function resolveRelative(from, specifier) {
  const target = resolve(from, '..', specifier);
  return target.endsWith('.js') ? target.replace(/\.js$/, '.ts') : target;
}

/** The names of the packages that a package.json declares. */
export function declaredPackages(folder, ...fields) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return new Set(fields.flatMap((field) => Object.keys(manifest[field] ?? {})));
}

const DECLARATION =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:class|function|const|interface|type|enum) (\w+)/gm;
const exportedNames = new Map();

/** Which context each exported name of a library comes from. */
export function contextsOfExports(packageName) {
  if (!exportedNames.has(packageName)) {
    const names = new Map();
    const base = join(root, packageName.replace('@strata/', 'libs/'), 'src');
    for (const context of Object.keys(CONTEXTS)) {
      for (const file of sources(join(base, context))) {
        for (const [, name] of readFileSync(file, 'utf8').matchAll(DECLARATION)) {
          names.set(name, context);
        }
      }
    }
    exportedNames.set(packageName, names);
  }
  return exportedNames.get(packageName);
}

/** The names of the classes that a library exports. */
export function exportedClasses(folder) {
  return sources(join(root, folder, 'src')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?:abstract )?class (\w+)/gm)].map(
      ([, name]) => name,
    ),
  );
}

function sources(folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));
}
