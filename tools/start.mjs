/** `npm start`: sets up what is missing, then runs the server with the arguments given. */
import { fileURLToPath } from 'node:url';
import { install, run } from './install.mjs';

install();
// Not through npx, which takes half a second to find it.
const nx = fileURLToPath(import.meta.resolve('nx/bin/nx.js'));
run(process.execPath, [nx, 'run', 'server:build', '--outputStyle=static']);
await import('./serve.mjs');
