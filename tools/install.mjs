/** Installs the dependencies when they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The script of a package's command; npx takes half a second to find it, and a shell on Windows. */
export const script = (name) => fileURLToPath(import.meta.resolve(name));

/**
 * Runs a command with this terminal, and ends the process when it fails.
 * @param output where its standard output goes
 */
export function run(command, args, output = 'inherit') {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', output, 'inherit'],
    // npm is a batch file there. A shell takes paths with blanks apart, so nothing else gets one.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/** Makes node_modules what package-lock.json says; at once when it is that already. */
export function install() {
  const stamp = `${root}node_modules/.installed`;
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing dependencies …');
  run('npm', ['ci', '--no-audit', '--no-fund'], process.stderr.fd);
  writeFileSync(stamp, lock);
}
