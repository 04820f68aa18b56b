/**
 * `npm run release:version [-- VERSION]`: gives everything here the next version, which the commits since the last
 * release decide when none is named. Only files are changed; look at them, commit and tag.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, run, script } from '../install.mjs';
import { releasedChangelog } from './changelog.mjs';
import { manifestOf, root } from './libraries.mjs';
import { reasonsAgainst } from './release.mjs';

/** Where the version stands besides the packages. */
const TOLD_IN = [
  'README.md',
  'docs/deployment/README.md',
  'docs/deployment/kubernetes/kustomization.yaml',
];

const [wanted] = process.argv.slice(2);
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const edit = (path, change) =>
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));

if (wanted && !/^\d+\.\d+\.\d+$/.test(wanted)) refuse(`${wanted} is no version such as 1.2.3.`);
if (git('status', '--porcelain')) refuse('Commit or stash your changes first.');
const isFirst = !git('tag', '--list', 'v*');
if (isFirst && !wanted) refuse('Nothing is released yet: name the first version.');
try {
  releasedChangelog(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), 'next', '');
} catch (error) {
  refuse(error.message);
}

install();
const before = manifestOf('.').version;
const options = [...(wanted ? [wanted] : []), ...(isFirst ? ['--first-release'] : [])];
const nx = spawnSync(process.execPath, [script('nx/bin/nx.js'), 'release', 'version', ...options], {
  cwd: root,
  stdio: 'inherit',
});
if (nx.status !== 0) refuse('Nx gave no version; `git checkout .` takes back what it changed.');

const { version } = manifestOf('apps/server');
if (version === before && !isFirst)
  refuse('No commit since the last release asks for another one.');
// The root is no project of Nx.
edit('package.json', (text) => text.replace(`"version": "${before}"`, `"version": "${version}"`));
for (const path of TOLD_IN) edit(path, (text) => text.replaceAll(before, version));
const today = new Date().toISOString().slice(0, 10);
edit('CHANGELOG.md', (text) => releasedChangelog(text, version, today));
run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--prefer-offline']);

const reasons = reasonsAgainst(`v${version}`);
if (reasons.length > 0) refuse(reasons.join('\n'));
console.log(`Everything is of version ${version}.`);

function refuse(message) {
  console.error(message);
  process.exit(1);
}
