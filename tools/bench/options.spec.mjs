import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpOf, number, OptionError, readOptions, someOf, whole } from './options.mjs';

const KNOWN = {
  seconds: { fallback: '2.5', read: number, what: 'how long' },
  rows: { fallback: '1e6', read: whole, what: 'how many' },
  peers: { fallback: 'all', read: someOf(['ash', 'elm']), what: 'whom' },
  only: { fallback: '', what: 'a part of the name' },
  write: { what: 'writes' },
};
const read = (...args) => readOptions(KNOWN, args);

test('what is not given is as it always is', () => {
  assert.deepEqual(read(), {
    seconds: 2.5,
    rows: 1_000_000,
    peers: ['ash', 'elm'],
    only: '',
    write: false,
  });
});

test('what is given is read', () => {
  assert.deepEqual(read('--rows', '1e4', '--peers=elm', '--only', 'POST', '--write'), {
    seconds: 2.5,
    rows: 10_000,
    peers: ['elm'],
    only: 'POST',
    write: true,
  });
  assert.deepEqual(read('--peers', 'none').peers, []);
});

test('what cannot be meant is refused by its name', () => {
  for (const [given, message] of [
    [['--rows', '0'], /--rows 0: not above zero/],
    [['--seconds', 'many'], /--seconds many/],
    [['--rows', '2.5'], /--rows 2\.5: not whole/],
    [['--peers', 'ash,oak'], /--peers oak: not one of ash, elm/],
    [['--wrong'], /--wrong/],
    [['stray'], /stray/],
  ]) {
    assert.throws(
      () => read(...given),
      (error) => error instanceof OptionError && message.test(error.message),
    );
  }
});

test('help names every option, with what it is by itself', () => {
  assert.equal(read('--help', '--rows', '0'), null);
  const help = helpOf('npm run trees', 'Counts trees.', KNOWN);
  assert.match(help, /^npm run trees \[-- options\]\n\nCounts trees\.\n/);
  assert.match(help, /--rows … +how many \(1e6\)\n/);
  assert.match(help, /--only … +a part of the name\n/);
  assert.match(help, /--write +writes\n/);
});
