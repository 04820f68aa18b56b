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
node('tools/boundaries/probe.mjs');
node(
  '--test',
  ...['decisions', 'nearest-name', 'references'].map((name) => `tools/docs/${name}.spec.mjs`),
);
node('tools/docs/draw.mjs', '--check');
node('--test', 'tools/pack/packed.spec.mjs', 'tools/prisma-generate.spec.mjs');
node(script('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.');
nx('test');
node('tools/database/diff.mjs', '--check');
console.log('\nEverything holds.');
