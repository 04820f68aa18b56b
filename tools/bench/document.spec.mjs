import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSection } from './document.mjs';

const TEXT =
  '# T\n\n<!-- one: by a -->\n\nold\n\n<!-- /one -->\n\n<!-- two: by b -->\n<!-- /two -->\n';

test('a section is replaced, and nothing else', () => {
  const text = withSection(TEXT, 'one', 'costs $1 & more');
  assert.equal(
    text,
    TEXT.replace('old', () => 'costs $1 & more'),
  );
  assert.match(withSection(TEXT, 'two', 'new'), /old[^]*by b -->\n\nnew\n\n<!-- \/two -->/);
});

test('a section that is not there is missed', () => {
  assert.throws(() => withSection(TEXT, 'three', 'new'), /no section three/);
});
