import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { danglingReferences } from './references.mjs';

const root = mkdtempSync(join(tmpdir(), 'references-'));
after(() => rmSync(root, { recursive: true, force: true }));
execFileSync('git', ['init', '-q'], { cwd: root });

const put = (file, text) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
put(
  'libs/lamp/lamp.ts',
  `import { Wire } from 'wires';
  export class Lamp extends Stand {
    constructor(private readonly wire: Wire) {}
    /** Not turnAround(), and no LampGhost. */
    turnOn() { return this.wire.colour(process.env.LAMP_COLOUR, 'lamp-white', 'X-Lamp-Time', '/lamps', '/docs'); }
  }
  export interface Stand extends Lamp { height: number }
  export class Stand { static ofSteel() { return 'glowing_hot'; } }
  export const bulbs = { screwIn: 1 } as const;
  export type LampLit = DomainEvent<'lamp.lit', { since: string }>;`,
);
put(
  'libs/lamp/lamp-errors.ts',
  `export const lampErrors = defineErrors({ tooHot: { kind: 'conflict', code: 'lamp.too_hot' } });`,
);
put('libs/lamp/lamp.spec.ts', `const lampOfSpec = 'lamp.of_spec';`);
put('libs/lamp/package.json', '{ "name": "@lamps/lamp", "exports": { ".": 1, "./testing": 2 } }');
put(
  'libs/lamp/command.ts',
  `new Command('lights-out').option('-q, --quietly', 'without a sound');`,
);
put('prisma/lamps.prisma', 'model Lamp {\n  litAt Int @map("lit_at") // or dark_since\n}\n');
put('prisma/lamps.sql', '-- not unlit_lamps\nSELECT lit_lamps(1);\n');
put('.env.example', '# LAMP_COUNT=3\n# Unlike LAMP_NUMBER.\n');
put(
  'package.json',
  '{ "scripts": { "light": "1", "start": "2" }, "dependencies": { "@wires/copper": "1", "wire-cutter": "1" } }',
);

const ROUTES = ['GET /lamps/{id}', 'POST /lamps'];
const dangling = (text, notOurs = new Set()) => {
  put('README.md', text);
  return danglingReferences(root, ROUTES, notOurs);
};
const holds = (...names) =>
  assert.deepEqual(dangling(names.map((name) => `See \`${name}\`.`).join('\n')), []);
const misses = (names) => {
  for (const [name, hint] of Object.entries(names)) {
    const line = `README.md:3: ${name}${hint === '' ? '' : ` (did you mean ${hint}?)`}`;
    assert.deepEqual(dangling(`A lamp.\n\nSee \`${name}\`.`), [line]);
  }
};

test('paths and files', () => {
  holds('libs/lamp/lamp.ts', 'libs/*/lamp.ts', 'libs/lamp', 'lamp/lamp.ts', '*-errors.ts', 'lamp/');
  misses({
    'libs/lamps/lamp.ts': 'libs/lamp/lamp.ts',
    'libs/lamp.spec.ts': 'libs/lamp/lamp.spec.ts',
    'shade.ts': '',
    'lamps/lamp.ts': 'libs/lamp/lamp.ts',
    'lamps/': 'lamp/',
  });
});

test('links', () => {
  assert.deepEqual(dangling('[one](libs/lamp/lamp.ts), [two](https://lamps.example), [3](#a)'), []);
  assert.deepEqual(dangling('A.\n[one](libs/shade.ts)'), ['README.md:2: libs/shade.ts']);
});

test('npm scripts, commands and options', () => {
  holds('npm run light -- --red', 'npm start', 'npm start -- lights-out --quietly', 'lights-out');
  holds('--quietly', 'lights-out --quietly', 'node libs/lamp/lamp.spec.ts');
  misses({
    'npm run lights': 'light',
    'npm start -- light-out': 'lights-out',
    'npm start -- lights-out --quiet': '--quietly',
    '--loudly': '',
    'lights-out --quitly': '--quietly',
    'node libs/lamp.mjs': '',
  });
});

test('packages and their entry points', () => {
  holds('@lamps/lamp', '@lamps/lamp/testing', '@wires/copper', 'wire-cutter');
  misses({
    '@lamps/lam': '@lamps/lamp',
    '@lamps/lamp/tests': '@lamps/lamp/testing',
    '@wires/gold': '',
    'wire-cuter': 'wire-cutter',
  });
});

test('routes', () => {
  holds('GET /lamps/{id}', 'POST /api/v1/lamps', '/lamps', '/lamps/:id', 'GET /lamps/{id}?lit=1');
  holds('/docs');
  misses({
    'GET /lamps/{key}': 'GET /lamps/{id}',
    'GET /lamps': 'POST /lamps',
    '/lamp': '/lamps',
    '/lamps/shortages': '',
  });
});

test('headers and settings', () => {
  holds('X-Lamp-Time', 'X-Lamp-Time: 5', 'LAMP_COLOUR', 'LAMP_COLOUR_FILE');
  holds('LAMP_COLOUR=red', 'LAMP_COUNT');
  misses({
    'X-Lamp-Tim': 'X-Lamp-Time',
    LAMP_COLOR: 'LAMP_COLOUR',
    'LAMP_SHADE=1': '',
    LAMP_NUMBER: '',
  });
});

test('error codes and events', () => {
  holds('lamp.too_hot', 'lamp.lit');
  misses({ 'lamp.to_hot': 'lamp.too_hot', 'lamp.of_spec': '', 'lamp.lid': 'lamp.lit' });
});

test('names of code, not of comments and specs', () => {
  holds('Lamp', 'Wire', 'LampLit', 'Date', 'lampErrors', 'turnOn', 'turnOn()', 'libs', 'a lamp');
  misses({
    Lamps: 'Lamp',
    Shade: '',
    LampGhost: '',
    lampOfSpec: '',
    'turnAround()': '',
    lampError: 'lampErrors',
  });
});

test('members, also those of a base', () => {
  holds('Lamp.turnOn(…)', 'Lamp.ofSteel()', 'Lamp.wire', 'bulbs.screwIn', 'JSON.parse');
  holds('Lamp.height', 'Stand.turnOn()');
  holds('throw lampErrors.tooHot(lamp)', 'lamp.turnOn()', 'performance.now()');
  misses({
    'Lamp.turnOff()': 'turnOn',
    'Stand.depth': '',
    'bulbs.screwOn': 'screwIn',
    'JSON.parser': '',
    'throw lampErrors.tooHott(lamp)': 'tooHot',
  });
});

test('names between brackets', () => {
  holds("LampLit<Lamp, 'lamp.lit'>", 'turnOn(Lamp, key)', 'lit_lamps(1)');
  misses({
    "LampLit<Lamp, 'lamp.lid'>": 'lamp.lit',
    'turnOn(LampGhost)': '',
    'LampLit<Lamps>': 'Lamp',
    'lit_lams(1)': 'lit_lamps',
  });
});

test('tables, columns and values', () => {
  holds('lit_at', 'lit_lamps', 'glowing_hot', 'lamp-white');
  misses({
    lit_att: 'lit_at',
    dark_since: '',
    unlit_lamps: 'lit_lamps',
    glowing_lamp: 'glowing_hot',
    'lamp-whit': 'lamp-white',
  });
});

test('names that are broken over two lines', () => {
  assert.deepEqual(dangling("See `LampLit<Lamp,\n'lamp.lit'>`, `npm run\nlight`."), []);
  const text = "A lamp.\n\n- See `LampLit<Lamp,\n  'lamp.lid'>`, `lamp.\n  to_hot`.";
  assert.deepEqual(dangling(text), [
    "README.md:3: LampLit<Lamp, 'lamp.lid'> (did you mean lamp.lit?)",
    'README.md:4: lamp.to_hot (did you mean lamp.too_hot?)',
  ]);
});

test('what is no name, and what stands in a block of code, is let be', () => {
  holds('SELECT 1', 'lamps', 'GET', '≥ 3', 'npm ci', '?lit=', '.data');
  assert.deepEqual(dangling('```ts\nnew LampShade();\n```\n'), []);
  assert.deepEqual(dangling('| `Lamp` | one ` |\n| `LampShade` |\n'), ['README.md:2: LampShade']);
});

test('a name of others must be needed', () => {
  assert.deepEqual(dangling('`LampShade`', new Set(['LampShade'])), []);
  for (const text of ['A lamp.', '`Lamp`']) {
    assert.deepEqual(dangling(text, new Set(['Lamp'])), [
      'no document needs Lamp to be let through',
    ]);
  }
});

test('the document that adds a context names what is not there yet, and nothing else', () => {
  const names = '`supplier-table.ts`, `suppliers_name_active_key`';
  put('docs/adding-a-context.md', `${names}, \`lamp-table.ts\``);
  assert.deepEqual(dangling('A lamp.'), ['docs/adding-a-context.md:1: lamp-table.ts']);
  put('docs/adding-a-context.md', names);
  assert.deepEqual(dangling('`supplier-table.ts`'), ['README.md:1: supplier-table.ts']);
});
