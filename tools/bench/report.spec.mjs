import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideTable, digits, growthTable, memoryTable, scenarioTable } from './report.mjs';

const sample = (rate, cpu = 0.5) => ({ rate, cpu, p50: 2, p99: 8.125 });

test('figures have three digits that count', () => {
  assert.deepEqual([12_345.6, 123.4, 12.34, 1.236, 0.051_26, 0, NaN].map(digits), [
    '12,346',
    '123',
    '12.3',
    '1.24',
    '0.0513',
    '0',
    '–',
  ]);
});

test('a scenario shows medians, spreads, and ratios of the same round', () => {
  const sides = [
    { name: 'ours', samples: [sample(100), sample(400, 0.7), sample(90)] },
    { name: 'base', samples: [sample(200), sample(200), sample(300)] },
  ];
  assert.equal(
    scenarioTable(sides, 'base'),
    [
      '|  | requests/s | from–to | × base | from–to | CPU ms | p50 ms | p99 ms |',
      '| --- | --: | --: | --: | --: | --: | --: | --: |',
      '| ours | 100 | 90–400 | 0.5 | 0.3–2 | 0.5 | 2 | 8.13 |',
      '| base | 200 | 200–300 | 1 | 1–1 | 0.5 | 2 | 8.13 |',
    ].join('\n'),
  );
});

test('without the reference there is no ratio', () => {
  assert.match(
    scenarioTable([{ name: 'ours', samples: [sample(1)] }], 'base'),
    /\| 1–1 \| – \| – \|/,
  );
});

test('what is asked beside writes is compared with itself alone', () => {
  const samples = [
    { alone: 2, beside: 6, times: 3, rate: 500 },
    { alone: 4, beside: 8, times: 2, rate: 700 },
  ];
  assert.match(
    besideTable([{ name: 'ours', samples }]),
    /\| ours \| 3 \| 7 \| 2\.5 \| 2–3 \| 600 \|$/,
  );
});

test('memory', () => {
  const servers = [{ name: 'ours', ready: 170.4, most: NaN }];
  assert.match(memoryTable(servers), /\| ours \| 170 \| – \|$/);
});

test('growth is told by the fewest rows', () => {
  assert.match(
    growthTable([10_000, 1_000_000], { 'GET by id': [0.5, 0.75] }),
    /\| p50 ms .* \| 10,000 rows \| 1,000,000 rows \|\n.*\n\| GET by id \| 0\.5 \(1\) \| 0\.75 \(1\.5\) \|$/,
  );
});
