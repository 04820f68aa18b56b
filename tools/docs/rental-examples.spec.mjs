import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RateTiers, RentalPeriod, WallCalendar } from '../../libs/domain/dist/index.js';
import { TimeZone } from '../../libs/kit/domain/dist/index.js';

const text = readFileSync(new URL('../../docs/rentals.md', import.meta.url), 'utf8');

/** The rows of the table whose head begins with a word. */
function rowsOf(head) {
  const [, table = ''] = text.split(new RegExp(`^\\| ${head} .*\\n\\|[-| ]*\\n`, 'm'));
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('time counts as the document says', () => {
  const rows = rowsOf('zone');
  assert.equal(rows.length, 7);
  for (const [zone, from, to, counted] of rows) {
    const calendar = new WallCalendar(TimeZone.of(zone));
    const hours = RentalPeriod.of(new Date(from), new Date(to)).hours(calendar);
    assert.equal(`${hours} hours`, counted, `${zone} from ${from}`);
  }
});

test('durations cost what the document says', () => {
  const plan = RateTiers.of(
    [
      { unit: 'day', count: 1, price: '100' },
      { unit: 'day', count: 3, price: '250' },
      { unit: 'week', count: 1, price: '450' },
    ],
    'USD',
  );
  const rows = rowsOf('duration');
  assert.equal(rows.length, 8);
  for (const [duration, tiers, price] of rows) {
    const [count, unit] = duration.split(' ');
    const cover = plan.cover(Number(count) * (unit.startsWith('day') ? 24 : 1));
    assert.equal(cover.price.toDecimal(), price, duration);
    const taken = cover.tiers.map((tier) => `${tier.times} × ${tier.count} ${tier.unit}`);
    assert.equal(taken.join(', '), tiers, duration);
  }
});
