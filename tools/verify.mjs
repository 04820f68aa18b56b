/** `npm test`: lint with the boundaries, format, type check, every test, and the checks that docs and schema have not drifted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { install, root, run, script } from './install.mjs';

install();
const NX = script('nx/bin/nx.js');
const runMany = (...args) => [NX, 'run-many', '--outputStyle=static', ...args];
const node = (...args) => run(process.execPath, args);

node(...runMany('--parallel=2', '-t', 'build'));
node(...runMany('--parallel=2', '-t', 'lint', 'typecheck'));
node('tools/docs/draw.mjs', '--check');
node(script('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.');
// The journeys take as long as all others together; the probes and checks of the tools are among those.
// Everything is built: either would put what was built in place anew, under the feet of the other.
await sideBySide(
  runMany('-t', 'test', '--projects=server-e2e', '--excludeTaskDependencies'),
  runMany('--parallel=1', '-t', 'test', '--exclude=server-e2e', '--excludeTaskDependencies'),
);
console.log('\nEverything holds.');

/** Runs both to their end, and ends the process when one fails. */
async function sideBySide(...commands) {
  const codes = await Promise.all(
    commands.map(async (args) => {
      const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
      const [code] = await once(child, 'exit');
      return code ?? 1;
    }),
  );
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}
