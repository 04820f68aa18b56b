/** Builds the server when it is not what the sources say. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root, runQuietly, script } from './install.mjs';

/** What a build is made from. */
const SOURCES = [
  'libs',
  'apps/server',
  'prisma',
  'prisma.config.ts',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tools/database/generate-client.mjs',
  'tools/pack/mark-commonjs.mjs',
];
const READ = new Set(['.ts', '.js', '.json', '.prisma', '.sql', '.mjs']);
const NOT_READ = new Set([
  'node_modules',
  'dist',
  'out-tsc',
  'generated',
  'coverage',
  'migrations',
]);
/** What the compiler notes of its last build in each project; another one writes it anew. */
const BUILT = /\.tsbuildinfo$|^main\.js$/;

/** Builds through Nx; at once when nothing has changed since this did so the last time. */
export function build() {
  const stamp = join(root, 'node_modules/.built');
  const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (present === stateOf()) return;
  const nx = [script('nx/bin/nx.js'), 'run', 'server:build', '--outputStyle=static'];
  runQuietly('Building the server', process.execPath, nx);
  writeFileSync(stamp, stateOf());
}

/** The sources by their content, and what was built of them by when: somebody else may have built since. */
function stateOf() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesIn(join(root, source)))) {
    hash.update(path).update(readFileSync(path));
  }
  for (const path of builtFiles()) hash.update(path).update(String(statSync(path).mtimeMs));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return READ.has(extname(path)) ? [path] : [];
  return readdirSync(path)
    .sort()
    .filter((name) => !NOT_READ.has(name) && !/\.spec\.ts$/.test(name))
    .flatMap((name) => filesIn(join(path, name)));
}

function builtFiles() {
  return ['libs', 'libs/kit', 'apps']
    .flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'dist')),
    )
    .filter((dist) => existsSync(dist))
    .flatMap((dist) =>
      readdirSync(dist)
        .filter((name) => BUILT.test(name))
        .map((name) => join(dist, name)),
    );
}
