/** `npm test`: lint with the boundaries, format, type check, every test, and the checks that docs and schema have not drifted. */
import { install, run, script } from './install.mjs';

install();
const node = (...args) => run(process.execPath, args);
const nx = (...targets) =>
  node(
    script('nx/bin/nx.js'),
    'run-many',
    '--parallel=2',
    '--outputStyle=static',
    '-t',
    ...targets,
  );
nx('build');
nx('lint', 'typecheck');
node('tools/docs/draw.mjs', '--check');
node(script('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.');
// Probes and the check of the schema are tests of the tools, and run beside the others.
nx('test');
console.log('\nEverything holds.');
