import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, percentile, ratio, spread } from './statistics.mjs';

test('the median is the middle one, or the mean of the two in the middle', () => {
  assert.equal(median([9, 10, 1]), 9);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([7]), 7);
  assert.ok(Number.isNaN(median([])));
});

test('a percentile is one of the numbers', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(hundred, 50), 50);
  assert.equal(percentile(hundred, 99), 99);
  assert.equal(percentile(hundred, 100), 100);
  assert.equal(percentile([3, 8], 99), 8);
  assert.equal(percentile([3], 0), 3);
  assert.equal(percentile([], 50), undefined);
});

test('numbers stay in the order they came in', () => {
  const numbers = [3, 1, 2];
  spread(numbers);
  percentile(numbers, 50);
  assert.deepEqual(numbers, [3, 1, 2]);
});

test('a spread goes from the smallest to the largest', () => {
  assert.deepEqual(spread([5, 1, 3]), { median: 3, min: 1, max: 5 });
});

test('a ratio compares round by round', () => {
  assert.deepEqual(ratio([10, 20, 40], [20, 20, 160]), { median: 0.5, min: 0.25, max: 1 });
});
