/**
 * Builds, packs and publishes the libraries at their version: `node tools/pack/publish.mjs`, with what `npm publish`
 * takes (`--dry-run`, `--provenance`). All are packed before the first is published, and one that is there already
 * is passed over, so that a release that was cut off can be repeated.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, script } from '../install.mjs';
import { libraries, manifestOf, root } from './libraries.mjs';

const options = process.argv.slice(2);
const isWindows = process.platform === 'win32';
run(process.execPath, [script('nx/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static']);
const folder = mkdtempSync(join(tmpdir(), 'strata-release-'));
try {
  const packed = libraries.map((library) => {
    const { name, version } = manifestOf(library);
    const file = npm(['pack', '--silent', '--pack-destination', folder], join(root, library));
    return { id: `${name}@${version}`, tarball: join(folder, file.trim()) };
  });
  for (const { id, tarball } of packed) {
    if (isPublished(id)) console.log(`${id} is there already`);
    else console.log(npm(['publish', tarball, ...options], root).trim());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function npm(args, cwd) {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: isWindows,
  });
}

/** @throws Error when the registry gives no answer: nobody knows then */
function isPublished(id) {
  const { status, stdout } = spawnSync('npm', ['view', id, 'version', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: isWindows,
  });
  if (status === 0) return stdout.trim() !== '';
  const { error } = JSON.parse(stdout);
  if (error.code === 'E404') return false;
  throw new Error(`${id}: ${error.summary}`);
}
