import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The workspace's own packages: theirs are the sources of the copy. */
const OWN = '@strata';

/**
 * A copy of the workspace as it is now, in a folder that is temporary, with the installed packages of the
 * original and the generated client.
 */
export function copyWorkspace(root, generated) {
  const copy = mkdtempSync(join(tmpdir(), 'strata-guide-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  }).split('\n');
  for (const file of files.filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  cpSync(join(root, generated), join(copy, generated), { recursive: true });
  const packages = join(root, 'node_modules');
  mkdirSync(join(copy, 'node_modules', OWN), { recursive: true });
  for (const name of readdirSync(packages)) {
    if (name !== OWN) symlinkSync(join(packages, name), join(copy, 'node_modules', name));
  }
  for (const folder of ['libs', 'libs/kit', 'apps', 'tools']) {
    for (const name of readdirSync(join(copy, folder))) {
      const manifest = join(copy, folder, name, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name: own } = JSON.parse(readFileSync(manifest, 'utf8'));
      const link = join(copy, 'node_modules', own);
      symlinkSync(relative(dirname(link), dirname(manifest)), link);
    }
  }
  return copy;
}
