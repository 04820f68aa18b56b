import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { decisionIndex, readDecisions } from './decisions.mjs';

const BODY = '## Context\n\nDark.\n\n## Decision\n\nLamps.\n\n## Alternatives\n\n- Candles.\n';

const record = (number, { status = 'accepted, 2026-01-31', body = BODY } = {}) =>
  `# ${number} Lamps\n\nStatus: ${status}\n\n${body}`;

const read = (files) => {
  const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readDecisions(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const faultsOf = (files) => read(files).faults;
const faultOf = (text, others = {}) => {
  const faults = faultsOf({ '0001-lamps.md': text, ...others });
  assert.equal(faults.length, 1, faults.join('\n'));
  return faults[0];
};

test('records in the form have no faults', () => {
  const revised = 'accepted, 2026-01-31; revised 2026-02-01';
  const later = record('0004', { body: `${BODY}\n## Consequences\n\nNot [1](0001-lamps.md).\n` });
  const files = {
    'README.md': 'whatever',
    '0001-lamps.md': record('0001', { status: 'superseded by [0004](0004-more.md), 2026-02-01' }),
    '0002-old-lamps.md': record('0002', { status: revised }),
    '0003-2-lamps.md': record('0003', { status: `${revised} by [0004](0004-more.md)` }),
    '0004-more.md': later.replace('Dark.', 'Dark, after [3](0003-2-lamps.md).'),
  };
  assert.deepEqual(faultsOf(files), []);
});

test('a record has the number of its file, which no other has', () => {
  const text = record('0001');
  assert.deepEqual(faultsOf({ '1-lamps.md': text }), [
    '1-lamps.md: a record is named NNNN-slug.md',
  ]);
  assert.deepEqual(faultsOf({ '0001-a.md': text, '0001-b.md': text }), [
    '0001-b.md: 0001-a.md has this number',
  ]);
  for (const wrong of [record('0002'), record('0001.'), record('1')]) {
    assert.equal(faultOf(wrong), '0001-lamps.md: the first line is to be "# 0001 Title"');
  }
});

test('a status is one of three, with real dates in order', () => {
  for (const status of [
    'accepted',
    'proposed, 2026-01-31',
    'accepted, 2026-01-31.',
    'superseded by 0002, 2026-01-31',
  ]) {
    assert.match(faultOf(record('0001', { status })), /the third line is to be/);
  }
  assert.match(faultOf(`# 0001 Lamps\n\n${BODY}`), /the third line is to be/);
  assert.match(faultOf(record('0001', { body: `More.\n\n${BODY}` })), /the third line is to be/);
  const days = { status: 'accepted, 2026-02-30' };
  assert.equal(faultOf(record('0001', days)), '0001-lamps.md: there is no day 2026-02-30');
  const order = { status: 'accepted, 2026-01-31; revised 2026-01-30' };
  assert.match(faultOf(record('0001', order)), /revised before it was accepted/);
});

test('what takes the place of a record is there and names it', () => {
  for (const status of [
    'superseded by [0002](0002-more.md), 2026-01-31',
    'accepted, 2026-01-31; revised 2026-01-31 by [0002](0002-more.md)',
  ]) {
    const text = record('0001', { status });
    assert.match(faultOf(text), /there is no record 0002 in 0002-more.md/);
    assert.match(faultOf(text, { '0002-more.md': record('0002') }), /0002-more.md does not link/);
  }
  const other = { status: 'superseded by [0003](0002-more.md), 2026-01-31' };
  const more = { '0002-more.md': record('0002') };
  assert.match(faultOf(record('0001', other), more), /there is no record 0003 in 0002-more.md/);
  const own = { status: 'superseded by [0001](0001-lamps.md), 2026-01-31' };
  assert.match(faultOf(record('0001', own)), /does not take its own place/);
});

test('the sections are there, in order, and say something', () => {
  const wanted = /the sections are to be Context, Decision, Alternatives$/;
  const [context, decision, alternatives] = BODY.split(/(?=## )/);
  for (const body of [
    decision + alternatives,
    context + decision,
    decision + context + alternatives,
  ])
    assert.match(faultOf(record('0001', { body })), wanted);
  const more = { body: `${BODY}\n## Costs\n\nMuch.\n` };
  assert.match(faultOf(record('0001', more)), /Alternatives, Consequences$/);
  const empty = { body: BODY.replace('Dark.\n', '') };
  assert.equal(faultOf(record('0001', empty)), '0001-lamps.md: Context is empty');
});

test('the index lists number, title and status', () => {
  const { records } = read({ '0002-more.md': record('0002'), '0001-lamps.md': record('0001') });
  assert.deepEqual(decisionIndex(records).split('\n').slice(-3), [
    '| [0001](0001-lamps.md) | Lamps | accepted, 2026-01-31 |',
    '| [0002](0002-more.md) | Lamps | accepted, 2026-01-31 |',
    '',
  ]);
});
