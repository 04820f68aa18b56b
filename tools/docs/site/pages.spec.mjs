import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionNames, GROUPS, pageNames, pageText, REPOSITORY } from './pages.mjs';

test('each document has one place in the sidebar', () => {
  assert.deepEqual(Object.values(GROUPS).flat().sort(), pageNames().sort());
});

test('what lies outside of the site is shown by the repository', () => {
  const text = pageText('faq');
  assert.match(text, new RegExp(`\\]\\(${REPOSITORY}/tree/main/libs/client/README.md\\)`));
  assert.match(text, /\]\(errors\.md\)/);
});

test('no page has what the site would take for a program', () => {
  const names = [...pageNames(), ...decisionNames()];
  assert.deepEqual(
    names.filter((name) => /\{\{/.test(pageText(name)) || /<!--/.test(pageText(name))),
    [],
  );
});
