import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeNames } from './code-names.mjs';

const CODE = /\.(ts|mts|mjs|js)$/;
/** What proves no name: specs, and the list of names that are let through. */
const NO_SOURCE = /\.spec\.\w+$|\.d\.ts$|^tools\/docs\/references\.mjs$/;
const SCHEMA = /\.(prisma|sql)$/;
const SCHEMA_COMMENT = /(\/\/|--).*$/gm;
const CONFIGURATION = /\.ya?ml$|(^|\/)(Dockerfile|\.env\.example)$/;
/** Anything but a setting that is only out of use. */
const CONFIGURATION_COMMENT = /(^|\s)#(?! ?[A-Z0-9_]+=).*$/gm;

/**
 * What there is in a repository that a document can name. Comments and specs are no source of names.
 * @param routes those of the API, such as `GET /lamps/{id}`
 */
export function knownNames(root, routes) {
  const files = filesOf(root);
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const code = new CodeNames();
  const words = new Set();
  const settings = new Set();
  for (const file of files) {
    if (CODE.test(file) && !NO_SOURCE.test(file)) code.add(file, read(file));
    if (SCHEMA.test(file)) addWords(words, read(file).replaceAll(SCHEMA_COMMENT, ''));
    if (CONFIGURATION.test(file)) {
      addWords(settings, read(file).replaceAll(CONFIGURATION_COMMENT, ''));
    }
  }
  for (const literal of code.literals) addWords(words, literal);
  return {
    files,
    code,
    /** Those of the schema, of SQL and of texts in the code. */
    words,
    /** Those of the configuration. */
    settings,
    routes: new Set(routes),
    ...packagesOf(files, read),
  };
}

function addWords(words, text) {
  for (const [word] of text.matchAll(/\w+/g)) words.add(word);
}

function filesOf(root) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** The npm scripts of the root, and the packages that there are or that are used, with entry points. */
function packagesOf(files, read) {
  const packages = new Set();
  let scripts = [];
  for (const file of files.filter((name) => /(^|\/)package\.json$/.test(name))) {
    const manifest = JSON.parse(read(file));
    if (file === 'package.json') scripts = Object.keys(manifest.scripts ?? {});
    if (manifest.name) packages.add(manifest.name);
    for (const entry of Object.keys(manifest.exports ?? {})) {
      packages.add(manifest.name + entry.slice(1));
    }
    for (const kind of [
      'dependencies',
      'devDependencies',
      'optionalDependencies',
      'peerDependencies',
    ]) {
      for (const name of Object.keys(manifest[kind] ?? {})) packages.add(name);
    }
  }
  return { packages, scripts: new Set(scripts) };
}
