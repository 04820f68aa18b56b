/** Runs the built server with the arguments given, and passes on the signals that it would miss. */
import { spawn } from 'node:child_process';
import { isatty } from 'node:tty';
import { root } from './install.mjs';
import { NODE_FLAGS } from './node-flags.mjs';

const server = spawn(
  process.execPath,
  [...NODE_FLAGS, 'apps/server/dist/main.js', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
const STDIN = 0;
// A terminal signals the server too; SIGTERM, and anything from a supervisor, may come to this
// process only.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal === 'SIGTERM' || !isatty(STDIN)) server.kill(signal);
  });
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
