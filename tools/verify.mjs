/** `npm test`: lint with the boundaries, type check, every test, and the schema-drift check. */
import { install, run } from './install.mjs';

install();
const nx = ['nx', 'run-many', '--parallel=2', '--outputStyle=static'];
run('npx', [...nx, '-t', 'build']);
run('npx', [...nx, '-t', 'lint', 'typecheck']);
run('node', ['tools/boundaries/probe.mjs']);
run('npx', [...nx, '-t', 'test']);
run('node', ['tools/database/diff.mjs', '--check']);
console.log('\nEverything holds.');
