import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addModel, addRelation, addSql } from './prisma-splice.mjs';
import { TargetMissing } from './source.mjs';
import { addImport, addMember, addReExport, addReturned } from './splice.mjs';

const file = 'lists.ts';
const member = (text) =>
  addMember(text, { file, constant: 'LISTS', key: 'lamps', value: 'lampList' });
const imported = (text) => addImport(text, { file, name: 'lampList', from: './lamp-list.js' });
const returned = (text) =>
  addReturned(text, { file, functionName: 'all', element: '...lamps({ ...ports, queries })' });
const reExport = (text) => addReExport(text, { file, from: './lamps/index.js' });

/** What each makes of a text; a second time it makes nothing of it. */
function becomes(add, cases) {
  for (const [name, before, after] of cases) {
    test(name, () => {
      assert.equal(add(before), after);
      assert.equal(add(after), after);
    });
  }
}

describe('a member of an object', () => {
  becomes(member, [
    [
      'behind the last, and what is said of it',
      'const LISTS = {\n  shelves: a, // wood\n  desks: b, // keep\n  // more\n};\n',
      'const LISTS = {\n  shelves: a, // wood\n  desks: b, // keep\nlamps: lampList,\n  // more\n};\n',
    ],
    [
      'in the order of the others',
      'const LISTS = {\n  desks: b, // keep\n  shelves: a,\n};\n',
      'const LISTS = {\n  desks: b, // keep\nlamps: lampList,\n  shelves: a,\n};\n',
    ],
    [
      'before all others',
      'const LISTS = { // all\n  mats: b,\n  shelves: a,\n};\n',
      'const LISTS = { // all\nlamps: lampList,\n  mats: b,\n  shelves: a,\n};\n',
    ],
    [
      'without a comma at the end',
      'const LISTS = {\n  desks: b // a, b\n};\n',
      'const LISTS = {\n  desks: b, // a, b\nlamps: lampList\n};\n',
    ],
    [
      'behind a comment with a comma before the comma',
      'const LISTS = {\n  desks: b /* a, b */,\n};\n',
      'const LISTS = {\n  desks: b /* a, b */,\nlamps: lampList,\n};\n',
    ],
    ['of an empty one', 'const LISTS = {};\n', 'const LISTS = {\nlamps: lampList};\n'],
    [
      'on one line, in brackets, frozen, with other quotes',
      'export const LISTS = Object.freeze(({ "desks": b } as const) satisfies X);\n',
      'export const LISTS = Object.freeze(({ "desks": b, lamps: lampList } as const) satisfies X);\n',
    ],
    [
      'with CRLF',
      'const LISTS = {\r\n  desks: b,\r\n};\r\n',
      'const LISTS = {\r\n  desks: b,\r\nlamps: lampList,\r\n};\r\n',
    ],
  ]);

  test('that is there in quotes is there', () => {
    const text = "const LISTS = { 'lamps': other };\n";
    assert.equal(member(text), text);
  });
});

describe('an import', () => {
  becomes(imported, [
    [
      'behind the last, with the quotes of the others',
      '// head\nimport a from "./a.js";\nimport { b } from "./b.js";\n\nf();\n',
      '// head\nimport a from "./a.js";\nimport { b } from "./b.js";\nimport { lampList } from "./lamp-list.js";\n\nf();\n',
    ],
    [
      'below the head of a file that imports nothing',
      '// head\nf();\n',
      "// head\nimport { lampList } from './lamp-list.js';\nf();\n",
    ],
    [
      'among the names of the same module',
      "import type { X } from './lamp-list.js';\nimport {\n  a, // one\n  shade,\n} from './lamp-list.js';\n",
      "import type { X } from './lamp-list.js';\nimport {\n  a, // one\nlampList,\n  shade,\n} from './lamp-list.js';\n",
    ],
  ]);
});

describe('an element of what a function returns', () => {
  becomes(returned, [
    [
      'at the end',
      'export function all() {\n  const x = [];\n  return [\n    ...shelves(ports), // wood\n  ];\n}\n',
      'export function all() {\n  const x = [];\n  return [\n    ...shelves(ports), // wood\n...lamps({ ...ports, queries }),\n  ];\n}\n',
    ],
    [
      'that is there, laid out otherwise',
      'function all() {\n  return [\n    ...lamps({\n      ...ports,\n      queries,\n    }),\n  ];\n}\n',
      'function all() {\n  return [\n    ...lamps({\n      ...ports,\n      queries,\n    }),\n  ];\n}\n',
    ],
  ]);
});

describe('an export of a folder', () => {
  becomes(reExport, [
    [
      'behind the other folders',
      "export * from './a/index.js'; // first\nexport * from './b.js';\n",
      "export * from './a/index.js'; // first\nexport * from './lamps/index.js';\nexport * from './b.js';\n",
    ],
    ['of nothing yet', '', "export * from './lamps/index.js';\n"],
  ]);
});

describe('a target that is gone', () => {
  const cases = {
    renamed: 'export const LISTEN = {};',
    'commented out': '// const LISTS = {};',
    'made by a function': 'const LISTS = make();',
    'another kind of thing': 'const LISTS = [];',
    'a text that does not parse': 'const LISTS = {',
  };
  for (const [name, text] of Object.entries(cases)) {
    test(`${name}: the line to add is told`, () => {
      assert.throws(
        () => member(text),
        (error) => {
          assert.ok(error instanceof TargetMissing);
          assert.match(error.message, /lists\.ts has no object LISTS.*\n {2}lamps: lampList,/);
          return true;
        },
      );
    });
  }

  test('a function that returns something else', () => {
    assert.throws(() => returned('function all() { return one.concat(other); }'), TargetMissing);
    assert.throws(() => returned('const all = () => [];'), /\.\.\.lamps\(/);
  });

  test('imports and exports of what does not parse', () => {
    assert.throws(() => imported('import {'), /import \{ lampList \} from/);
    assert.throws(() => reExport('export *'), /export \* from '\.\/lamps/);
  });
});

describe('a schema', () => {
  const model = 'model Lamp {\n  id String @id\n\n  @@map("lamps")\n}\n';
  const at = { file: 'a.prisma', className: 'Lamp' };

  test('gets a model once, whatever refers to it since', () => {
    const once = addModel('model Desk {\n}\n', { ...at, model });
    assert.equal(once, `model Desk {\n}\n\n${model}`);
    const back = { ...at, line: '  shelves Shelf[]' };
    const referred = addRelation(once, back);
    assert.match(referred, /id String @id\n\n {2}shelves Shelf\[\]\n\n {2}@@map/);
    assert.equal(addRelation(referred, back), referred);
    assert.equal(addModel(referred, { ...at, model }), referred);
    const other = model.replace('@id', '@id @db.Uuid');
    assert.throws(() => addModel(once, { ...at, model: other }), /Lamp already/);
  });

  test('has a way back below the others, or says what to add', () => {
    const text =
      'model Lamp {\n  id String @id\n\n  desk Desk @relation(fields: [a])\n\n  @@map("l")\n}\n';
    const line = '  shelves Shelf[]';
    assert.match(addRelation(text, { ...at, line }), /\[a\]\)\n {2}shelves Shelf\[\]\n\n {2}@@map/);
    assert.throws(() => addRelation('', { ...at, line }), /no model Lamp.*\n {2}shelves Shelf\[\]/);
  });

  test('gets the SQL of a table once', () => {
    const sql = 'ALTER TABLE lamps\n  ADD CHECK (a);\n';
    const add = (text, own) => addSql(text, { file: 'a.sql', table: 'lamps', sql: own });
    const once = add('-- Head.\n', sql);
    assert.equal(once, `-- Head.\n\n${sql}`);
    assert.equal(add(once, sql), once);
    assert.throws(() => add(once, sql.replace('(a)', '(b)')), /something else/);
  });
});
