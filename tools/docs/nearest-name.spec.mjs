import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceOf, nearestName } from './nearest-name.mjs';

test('a distance is the number of letters to change', () => {
  assert.equal(distanceOf('lamp', 'lamp'), 0);
  assert.equal(distanceOf('lamp', 'limp'), 1);
  assert.equal(distanceOf('lamp', 'clamps'), 2);
  assert.equal(distanceOf('', 'lamp'), 4);
});

test('the nearest name is one that a slip makes', () => {
  assert.equal(nearestName('lamps', ['shade', 'clamps', 'lumps']), 'clamps');
  assert.equal(nearestName('lamp', ['wire', 'bulb']), undefined);
  assert.equal(nearestName('lamp', []), undefined);
});
