import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ESLint } from 'eslint';
import { copyWorkspace } from '../../docs/workspace-copy.mjs';
import { Compiler } from '../../omissions/compiler.mjs';
import context from '../context/generator.mjs';
import { changesOf, flush, root, treeOn } from '../workspace-tree.mjs';
import entity from './generator.mjs';

/** Of each type one that must be there, one that need not be, and one with a default where that can be. */
const FIELDS = `
  plateNumber:string(16)!unique~^ colour:string(32)?%^ grade:string(8)=basic
  note:text remark:text(500)?
  mileage:int(0..10000000)^ seats:int(1..9)?^ doors:int=4
  electric:bool insured:bool? ready:bool=true
  fuel:enum(petrol|diesel|none) drive:enum(front|all)?% status:enum(available|retired)=available%^
  boughtAt:moment^ soldAt:moment?^
  contactEmail:email!unique~^ email:email?~
  purchasePrice:money resaleValue:money?
  vendor:ref(vendors)% owner:ref?(vendors)% item:ref?(items)%`;

const copy = copyWorkspace(root, 'libs/infrastructure/src/generated/prisma');
after(() => rmSync(copy, { recursive: true, force: true, maxRetries: 3 }));
const changed = new Set();

/** Runs a program to its end, and gives what it says. */
async function run(cwd, program, ...args) {
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const child = spawn(process.execPath, [resolve(root, program), ...args], { cwd, env });
  const told = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => told.push(text));
  const [status] = await new Promise((resolve) => child.on('close', (...end) => resolve(end)));
  const text = told.join('');
  assert.equal(status, 0, text);
  return text;
}

/** Runs the specs of a project whose file and case have these in their names. */
async function specs(project, file, cases) {
  const jest = 'node_modules/jest/bin/jest.js';
  const told = await run(join(copy, 'libs', project), jest, file, '-t', cases, '--ci');
  assert.match(told, /Tests: .*[1-9]\d* passed/);
}

before(async () => {
  const generate = async (generator, options) => {
    const tree = treeOn(copy);
    await generator(tree, options);
    flush(tree);
    for (const path of changesOf(tree).keys()) changed.add(path);
  };
  await generate(context, { name: 'garage', knows: 'vendors,catalog' });
  await generate(entity, { name: 'garage/vehicle', fields: FIELDS });
  // The least that can be, and of an entity that was generated itself.
  await generate(entity, { name: 'garage/service-plan', fields: 'vehicle:ref(vehicles)%' });
  await run(root, 'tools/database/generate-client.mjs', copy);
  await run(copy, join(copy, 'tools/docs/draw-events.mjs'));
});

describe('what is generated passes without a touch', { concurrency: 2 }, () => {
  const sources = () => [...changed].filter((path) => path.endsWith('.ts'));

  test('the compiler, lint and format', async () => {
    const compiler = new Compiler(copy, [...sources(), 'libs/api/src/testing/test-app.ts']);
    const complaints = sources().flatMap((path) =>
      compiler.complaintsOf(path).map((message) => `${path}: ${message}`),
    );
    const own = sources().filter((path) => path.includes('/garage/'));
    const results = await new ESLint({ cwd: copy }).lintFiles(own);
    const warnings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ message }) => `${filePath}: ${message}`),
    );
    assert.ok(own.length > 15);
    assert.deepEqual([...complaints, ...warnings], []);
    const prettier = 'node_modules/prettier/bin/prettier.cjs';
    await run(copy, prettier, '--check', '--ignore-unknown', ...changed);
  });

  test('the check of the schema, and the specs of the database', async () => {
    const [diff, prisma] = ['tools/database/diff.mjs', ['--prisma', join(copy, 'prisma')]];
    await run(root, diff, 'add_garage', ...prisma);
    await run(root, diff, '--check', ...prisma);
    const cases =
      'as it is made.*(vehicles|servicePlans)|every list.*(vehicles|service_plans)|as wide|search in';
    await specs('infrastructure', 'sql-store.spec|list-indexes|schema.spec', cases);
  });

  test('the specs of the other layers', async () => {
    await specs('domain', 'vehicle|service-plan|contracts|kinds|vocabulary', '');
    await specs('application', 'in-memory-store', 'vehicle|servicePlan');
    await specs(
      'api',
      'examples|document-words|endpoints.spec',
      'Vehicle|ServicePlan|document says|every file',
    );
  });
});
