/** `npm start`: sets up what is missing, then runs the server with the arguments given. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, root, run } from './install.mjs';

install();
// Not through npx, which takes half a second to find it.
const nx = fileURLToPath(import.meta.resolve('nx/bin/nx.js'));
run(process.execPath, [nx, 'run', 'server:build', '--outputStyle=static']);

// Most of what a request makes is gone when it is answered: a larger nursery is collected less often.
const flags = ['--max-semi-space-size=64'];
const server = spawn(
  process.execPath,
  [...flags, 'apps/server/dist/main.js', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
// A terminal sends Ctrl-C to both; a supervisor sends SIGTERM to this process only.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signal !== 'SIGINT' && server.kill(signal));
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
