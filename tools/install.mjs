/** Installs the dependencies when they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The script of a package's command; npx takes half a second to find it, and a shell on Windows. */
export const script = (name) => fileURLToPath(import.meta.resolve(name));

/** Runs a command with this terminal, and ends the process when it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: needsShell(command),
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/** Like {@link run}, but says in a line what is done, and what the command says only when it fails. */
export function runQuietly(what, command, args) {
  console.error(`${what} …`);
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: needsShell(command),
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (error) console.error(error.message);
  process.exit(status ?? 1);
}

/** npm is a batch file on Windows. A shell takes paths with blanks apart, so nothing else gets one. */
function needsShell(command) {
  return process.platform === 'win32' && command === 'npm';
}

/** Makes node_modules what package-lock.json says; at once when it is that already. */
export function install() {
  const stamp = `${root}node_modules/.installed`;
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  runQuietly('Installing dependencies', 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}
