/** `npm test`: lint with the boundaries, format, type check, every test, and the checks that docs and schema have not drifted. */
import { install, run } from './install.mjs';

install();
const nx = ['nx', 'run-many', '--parallel=2', '--outputStyle=static'];
run('npx', [...nx, '-t', 'build']);
run('npx', [...nx, '-t', 'lint', 'typecheck']);
run('node', ['tools/boundaries/probe.mjs']);
run('node', ['tools/docs/draw.mjs', '--check']);
run('npx', ['prettier', '--check', '--log-level=warn', '.']);
run('npx', [...nx, '-t', 'test']);
run('node', ['tools/database/diff.mjs', '--check']);
console.log('\nEverything holds.');
