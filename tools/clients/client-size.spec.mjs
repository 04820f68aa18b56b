/** How much a browser loads of `@strata/client`, with all that it needs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const MOST_BYTES = 10_000;

test('the client is small, minified and compressed, and needs nothing that only Node has', async () => {
  const entry = fileURLToPath(new URL('../../libs/client/dist/index.js', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const bytes = gzipSync(outputFiles[0].contents).length;
  assert.ok(bytes > 1000 && bytes < MOST_BYTES, `${bytes} bytes`);
});
