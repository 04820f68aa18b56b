/** Whether the workflows can be read, call what is there, and would not release by mistake. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { validateWorkflow } from '@action-validator/core';
import { parse } from 'yaml';
import { releasedChangelog } from './changelog.mjs';
import { manifestOf, root } from './libraries.mjs';
import { reasonsAgainst } from './release.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const WORKFLOWS = '.github/workflows';

for (const file of readdirSync(join(root, WORKFLOWS))) {
  describe(file, () => {
    const text = read(`${WORKFLOWS}/${file}`);
    const jobs = Object.values(parse(text).jobs);

    test('is what GitHub takes', () => {
      assert.deepEqual(validateWorkflow(text).errors, []);
      assert.notDeepEqual(validateWorkflow(text.replace('runs-on', 'run-on')).errors, []);
    });

    test('calls scripts that are there, and never waits for ever', () => {
      const commands = jobs.flatMap(({ steps }) => steps.map(({ run }) => run ?? '')).join('\n');
      const scripts = commands.match(/(?<![\w/])(tools|\.ci|docs)\/[\w./-]+/g) ?? [];
      assert.ok(scripts.length > 0);
      for (const script of scripts) assert.ok(existsSync(join(root, script)), script);
      for (const job of jobs) assert.ok(job['timeout-minutes'] > 0);
    });
  });
}

test('the tests run on the oldest Node that is supported, and on that of .nvmrc and the image', () => {
  const { node } = parse(read(`${WORKFLOWS}/test.yml`)).jobs.test.strategy.matrix;
  const oldest = manifestOf('.').engines.node.replace(/^>=/, '');
  assert.deepEqual(node, [oldest, read('.nvmrc').trim()]);
});

describe('a tag is released', () => {
  const changelog = '# Changelog\n\n## [1.2.3] - 2026-01-31\n';

  test('when every package has its version, and the changelog a section', () => {
    assert.deepEqual(reasonsAgainst('v1.2.3', { '.': '1.2.3', 'libs/a': '1.2.3' }, changelog), []);
  });

  test('and not otherwise', () => {
    assert.deepEqual(reasonsAgainst('v1.2.4', { '.': '1.2.4', 'libs/a': '1.2.3' }, changelog), [
      'libs/a is of version 1.2.3, not 1.2.4',
      'CHANGELOG.md has no "## [1.2.4] - <date>"',
    ]);
    assert.equal(reasonsAgainst('', { '.': '1.2.3' }, changelog).length, 2);
  });
});

describe('what is unreleased in the changelog', () => {
  const changelog = (unreleased) =>
    `# Changelog\n\n## [Unreleased]\n${unreleased}\n## [1.0.0] - 2026-01-01\n\nFirst.\n`;

  test('is what a version has, and is empty then', () => {
    const released = releasedChangelog(
      changelog('\n### Fixed\n\n- A lamp.\n'),
      '1.1.0',
      '2026-02-01',
    );
    assert.ok(
      released.startsWith(
        '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-02-01\n\n### Fixed\n',
      ),
    );
    assert.ok(released.endsWith('- A lamp.\n\n## [1.0.0] - 2026-01-01\n\nFirst.\n'));
    assert.deepEqual(reasonsAgainst('v1.1.0', { '.': '1.1.0' }, released), []);
  });

  test('is not released when it is nothing, or under a version that is there', () => {
    assert.throws(() => releasedChangelog(changelog(''), '1.1.0', '2026-02-01'), /says nothing/);
    assert.throws(() => releasedChangelog(changelog('\n- A.\n'), '1.0.0', '2026-02-01'), /already/);
  });
});

test('the changelog has the sections of Keep a Changelog, and what comes stands above what was', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^(##+) (.+)$/gm)];
  const versions = headings.filter(([, level]) => level === '##').map(([, , title]) => title);
  assert.equal(versions[0], '[Unreleased]');
  for (const title of versions.slice(1))
    assert.match(title, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  const kinds = ['Upgrading', 'Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  for (const [, level, title] of headings) {
    if (level === '###') assert.ok(kinds.includes(title), title);
  }
});
