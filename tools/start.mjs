/**
 * `npm start`: sets up what is missing, then runs the server with the arguments given. Standard output
 * belongs to the command: a dump or a document may be piped somewhere.
 */
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
await import('./serve.mjs');
