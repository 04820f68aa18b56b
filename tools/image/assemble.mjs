/**
 * Puts what runs in production into a folder, from what is installed and built here:
 * `node tools/image/assemble.mjs FOLDER`. The Dockerfile does it, and the tests without a container engine.
 */
import {
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNeeded } from './needed-files.mjs';
import { packagesOf } from './packages.mjs';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
/** The program that the image runs. */
const SERVER = 'apps/server';
/** What Node and the program read of a package.json of ours, but for `exports`. */
const READ_OF_MANIFEST = ['name', 'version', 'type', 'dependencies'];
/** What a library of ours exports to those that run with it, and nothing to tests and CommonJS. */
const ENTRY = './dist/index.js';

/**
 * @param target a folder that is not there yet, or empty
 * @returns the packages in it
 */
export function assemble(target) {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty.`);
  }
  const packages = packagesOf(root, SERVER).flatMap((one) => {
    const files = filesIn(one.folder).filter((path) => isNeeded(one, path));
    // What has types only is nothing to be run.
    return files.some((path) => isProgram(path)) ? [{ ...one, files }] : [];
  });
  for (const { folder, place, files } of packages) {
    for (const file of files) copy(join(folder, file), join(target, place, file));
  }
  for (const { place, manifest } of packages.filter(({ isOurs }) => isOurs)) {
    write(join(target, place, 'package.json'), readOf(manifest));
    // As in its tarball, the library that migrates has the migrations with it.
    if (manifest.files?.includes('prisma')) {
      cpSync(join(root, 'prisma/migrations'), join(target, place, 'prisma/migrations'), {
        recursive: true,
      });
    }
  }
  copy(join(root, 'LICENSE'), join(target, 'LICENSE'));
  copy(join(import.meta.dirname, 'health.mjs'), join(target, 'health.mjs'));
  return packages;
}

function readOf(manifest) {
  const fields = READ_OF_MANIFEST.map((field) => [field, manifest[field]]);
  return { ...Object.fromEntries(fields), exports: ENTRY };
}

function isProgram(path) {
  return /\.([cm]?js|node|json)$/.test(path) && path !== 'package.json';
}

/** The files of a package, with slashes, without those of packages in it. */
function filesIn(folder) {
  const walk = (at) =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
      const path = join(at, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
      return [relative(folder, path).split(sep).join('/')];
    });
  return walk(folder);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error('Usage: node tools/image/assemble.mjs FOLDER');
  const packages = assemble(resolve(target));
  console.log(`${packages.length} packages in ${resolve(target)}`);
}
