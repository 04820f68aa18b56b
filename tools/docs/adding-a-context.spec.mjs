import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { Compiler } from '../omissions/compiler.mjs';
import { follow, stepsOf } from './guide.mjs';
import { copyWorkspace } from './workspace-copy.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const GENERATED = 'libs/infrastructure/src/generated/prisma';
const steps = stepsOf(readFileSync(join(root, 'docs/adding-a-context.md'), 'utf8'));
const copy = copyWorkspace(root, GENERATED);
after(() => rmSync(copy, { recursive: true, force: true }));

const blocks = steps.flatMap((step) => step.blocks);
const paths = [...new Set(blocks.map(({ path }) => path))];
const made = blocks.filter(({ isEdit }) => !isEdit).map(({ path }) => path);

function run(cwd, program, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' },
  });
  assert.equal(status, 0, stdout + stderr);
  return stdout + stderr;
}

/** Runs the specs of a project whose file and case have these in their names. */
function runSpecs(project, file, cases) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const told = run(join(copy, 'libs', project), jest, file, '-t', cases, '--ci');
  assert.match(told, /Tests: .*[1-9]\d* passed/);
}

test('a plain context costs at most 20 files and 600 lines', () => {
  const lines = blocks.flatMap(({ isEdit, text }) =>
    text
      .split('\n')
      .slice(0, -1)
      .filter((line) => !isEdit || line.startsWith('+')),
  );
  assert.ok(paths.length <= 20, `${paths.length} files`);
  assert.ok(lines.length <= 600, `${lines.length} lines`);
});

test('every step compiles', () => {
  const seen = [];
  for (const step of steps) {
    follow(copy, step);
    if (step.blocks.some(({ path }) => path.endsWith('.prisma'))) {
      run(root, 'tools/database/generate-client.mjs', copy);
    }
    seen.push(...step.blocks.map(({ path }) => path).filter((path) => path.endsWith('.ts')));
    if (seen.length === 0) continue;
    const compiler = new Compiler(copy, [...seen, 'libs/api/src/testing/test-app.ts']);
    const complaints = seen.flatMap((path) =>
      compiler.complaintsOf(path).map((message) => `${path}: ${message}`),
    );
    assert.deepEqual(complaints, [], step.title);
  }
});

test('the migration is written from the schema, and leads to it', () => {
  const diff = 'tools/database/diff.mjs';
  run(root, diff, 'add_suppliers', '--prisma', join(copy, 'prisma'));
  run(root, diff, '--check', '--prisma', join(copy, 'prisma'));
});

test('lint and format have nothing to say', async () => {
  const lint = new ESLint({ cwd: copy });
  const results = await lint.lintFiles(made.filter((path) => path.endsWith('.ts')));
  const complaints = results.flatMap(({ filePath, messages }) =>
    messages.map(({ message }) => `${filePath}: ${message}`),
  );
  assert.deepEqual(complaints, []);
  run(
    copy,
    join(root, 'node_modules/prettier/bin/prettier.cjs'),
    '--check',
    '--ignore-unknown',
    ...paths,
  );
});

test('its own specs pass, and those of every context', () => {
  run(copy, join(copy, 'tools/docs/draw-events.mjs'));
  runSpecs('domain', 'supplier', '');
  runSpecs('application', 'in-memory-store', 'suppliers');
  runSpecs('infrastructure', 'sql-store.spec', 'database as it is made.*suppliers');
  runSpecs('infrastructure', 'list-indexes', 'suppliers');
  runSpecs('api', 'get-then-put|request-bodies|endpoints.spec|document-words|examples', '');
});
