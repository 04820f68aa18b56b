/** `npm start`: sets up what is missing, then runs the server with the arguments given. */
import { install, run, script } from './install.mjs';

install();
// Standard output belongs to the command: a dump or a document may be piped somewhere.
const build = [script('nx/bin/nx.js'), 'run', 'server:build', '--outputStyle=static'];
run(process.execPath, build, process.stderr.fd);
await import('./serve.mjs');
