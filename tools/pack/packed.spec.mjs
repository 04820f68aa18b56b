/** What every library must hold when it is published, looked at in its tarball. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { libraries, root } from './libraries.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const shared = read(join(root, 'package.json'));
/** The others are ES modules only, and nothing else is expected of them. */
const ALSO_COMMONJS = ['libs/domain', 'libs/kit/domain'];

const packed = mkdtempSync(join(tmpdir(), 'strata-packed-'));
after(() => rmSync(packed, { recursive: true, force: true }));
const run = promisify(execFile);

describe('the tarball of', { concurrency: 2 }, () => {
  for (const folder of libraries) test(folder, (t) => check(t, folder));
});

async function check(t, folder) {
  const home = join(packed, folder);
  mkdirSync(home, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', home], {
    cwd: join(root, folder),
    shell: process.platform === 'win32',
  });
  const tarball = join(home, stdout.trim());
  await run('tar', ['-xzf', basename(tarball)], { cwd: home });
  const content = join(home, 'package');
  const files = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const text = readFileSync(join(content, 'package.json'), 'utf8');
  const manifest = JSON.parse(text);

  await t.test('says who made it, where it is from and what it needs', () => {
    for (const field of ['license', 'homepage', 'bugs', 'engines', 'publishConfig']) {
      assert.ok(shared[field], field);
      assert.deepEqual(manifest[field], shared[field]);
    }
    assert.deepEqual(manifest.repository, { ...shared.repository, directory: folder });
    assert.deepEqual(manifest.keywords, [...shared.keywords, basename(folder)]);
    assert.equal(manifest.sideEffects, false);
    assert.ok(manifest.description);
  });

  await t.test('holds the build, README and license, and nothing of the workspace', () => {
    for (const name of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts']) {
      assert.ok(files.includes(join(content, name)), name);
    }
    assert.deepEqual(
      files.filter((file) => /\.spec\.|tsbuildinfo$|[\\/]src[\\/]/.test(file)),
      [],
    );
    assert.doesNotMatch(text, /@strata\/source/);
    for (const field of ['scripts', 'nx', 'devDependencies']) assert.ok(!(field in manifest));
  });

  await t.test('exports nothing that is not packed', () => {
    const { main, types, exports } = manifest;
    const targets = [main, types, ...leaves(exports)];
    assert.ok(targets.length > 4);
    for (const target of targets) assert.ok(files.includes(join(content, target)), target);
  });

  await t.test('has source maps that carry their sources', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    assert.ok(maps.length > 0);
    for (const file of maps) {
      const { sources, sourcesContent } = read(file);
      assert.equal(sourcesContent?.filter(Boolean).length, sources.length, file);
    }
    for (const file of files.filter((name) => /\.c?js$/.test(name))) {
      const [, map] = readFileSync(file, 'utf8').match(/^\/\/# sourceMappingURL=(.+)$/m) ?? [];
      assert.ok(map === undefined || maps.includes(join(dirname(file), map)), file);
    }
  });

  await t.test('passes publint', async () => {
    const data = readFileSync(tarball);
    const { messages } = await publint({
      pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) },
      strict: true,
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest, { color: false })),
      [],
    );
  });

  await t.test('has types that are right however it is found', async () => {
    const cli = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const profile = ALSO_COMMONJS.includes(folder) ? 'strict' : 'esm-only';
    await run(process.execPath, [cli, tarball, '--profile', profile, '--no-color']).catch((error) =>
      assert.fail(error.stdout + error.stderr),
    );
  });
}

/** Every file that the exports lead to, whatever the conditions. */
function leaves(exports) {
  return typeof exports === 'string' ? [exports] : Object.values(exports).flatMap(leaves);
}
