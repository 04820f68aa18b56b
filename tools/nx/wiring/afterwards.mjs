import { spawnSync } from 'node:child_process';

/**
 * Runs scripts of the workspace, one after the other, and stops at the first that fails.
 * @param scripts such as `['db:diff', 'add_lamps']`
 */
export function runScripts(root, scripts) {
  for (const [index, [script, ...args]] of scripts.entries()) {
    const command = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
    const { status } = spawnSync('npm', command, {
      cwd: root,
      stdio: 'inherit',
      env: cleanEnvironment(),
    });
    if (status === 0) continue;
    const rest = scripts.slice(index).map((each) => `  ${commandOf(each)}`);
    throw new Error(['The files are written, but this is still to be done:', ...rest].join('\n'));
  }
}

/** As somebody types it. */
export function commandOf([script, ...args]) {
  return ['npm run', script, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}

/** Not as a task of the Nx that runs this one: the scripts ask Nx themselves. */
function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('NX_') || name === 'NX_DAEMON'),
  );
}
