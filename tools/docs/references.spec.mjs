import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { danglingReferences } from './references.mjs';

const root = mkdtempSync(join(tmpdir(), 'references-'));
after(() => rmSync(root, { recursive: true, force: true }));
execFileSync('git', ['init', '-q'], { cwd: root });
mkdirSync(join(root, 'libs/lamp'), { recursive: true });
writeFileSync(
  join(root, 'libs/lamp/lamp.ts'),
  'export class LampStand { turnOn() { return process.env.LAMP_COLOUR; } }\n',
);
writeFileSync(join(root, 'libs/lamp/lamp.spec.ts'), '');
writeFileSync(join(root, 'package.json'), '{ "scripts": { "light": "node light" } }\n');

const dangling = (text, notOurs = new Set()) => {
  writeFileSync(join(root, 'README.md'), text);
  return danglingReferences(root, notOurs);
};

test('what is there is found', () => {
  const text =
    '`libs/lamp/lamp.ts`, `libs/*/lamp.ts`, `libs/lamp`, `lamp.ts`, `LampStand.turnOn()`';
  assert.deepEqual(dangling(`${text} and [one](libs/lamp/lamp.ts); \`SELECT 1\`, \`lamps\`.`), []);
  const more = '`lamp.spec.ts`, `LAMP_COLOUR`, `LAMP_COLOUR_FILE`, `npm run light -- --red`';
  assert.deepEqual(dangling(more), []);
  assert.deepEqual(dangling('```ts\nnew LampShade();\n```\n'), []);
});

test('what is not there is named with its line', () => {
  const names = [
    'libs/lamp/shade.ts',
    'shade.ts',
    'shade.spec.ts',
    'LampShade',
    'LampStand.turnOff()',
    'LAMP_SHADE',
    'npm run shade',
    'supplierLamps',
  ];
  for (const gone of names) {
    assert.deepEqual(dangling(`A lamp.\n\nSee \`${gone}\`.`), [`README.md:3: ${gone}`]);
  }
  assert.deepEqual(dangling('[one](libs/shade.ts)'), ['README.md:1: libs/shade.ts']);
});

test('a name of others must be needed', () => {
  assert.deepEqual(dangling('`LampShade`', new Set(['LampShade'])), []);
  assert.deepEqual(dangling('A lamp.', new Set(['LampShade'])), [
    'no document names LampShade any more',
  ]);
});
