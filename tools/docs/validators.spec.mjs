import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser/cjs/index.js';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { writtenDocument, writtenEvents } from './document.mjs';

const REDOCLY = fileURLToPath(
  new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url),
);
const document = writtenDocument();
const folder = mkdtempSync(join(tmpdir(), 'strata-document-'));
after(() => rmSync(folder, { recursive: true }));

/** What both say of a document, in lines. */
async function complaintsOf(judged) {
  return [...redoclyOf(judged), ...(await spectralOf(judged))];
}

function redoclyOf(judged) {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(judged));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [REDOCLY, 'lint', '--extends=recommended', '--format=json', file],
    {
      encoding: 'utf8',
      // It asks nobody whether there is a newer one, and tells nobody.
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  );
  assert.match(stdout, /^\{/, stdout + stderr);
  return JSON.parse(stdout).problems.map(
    ({ ruleId, message, location }) => `redocly ${ruleId}: ${message} ${location[0]?.pointer}`,
  );
}

async function spectralOf(judged) {
  const judge = new spectral.Spectral();
  judge.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
  return (await judge.run(judged)).map(
    ({ code, message, path }) => `spectral ${code}: ${message} ${path.join('.')}`,
  );
}

test('redocly and spectral have nothing to say', async () => {
  assert.deepEqual(await complaintsOf(document), []);
});

test('and would say it', async () => {
  const [tag, ...tags] = document.tags;
  const told = await complaintsOf({
    ...document,
    info: { ...document.info, contact: undefined },
    tags: [{ name: tag.name }, ...tags],
  });
  assert.deepEqual(
    told.map((line) => line.replace(/:.*/, '')),
    ['redocly tag-description', 'spectral info-contact'],
  );
});

test('the parser of AsyncAPI knows every event', async () => {
  const events = writtenEvents();
  // That there is a later version of AsyncAPI is no fault: fewer programs know it.
  const ruleset = { rules: { 'asyncapi-latest-version': 'off' } };
  const { document: parsed, diagnostics } = await new Parser({
    ruleset,
  }).parse(JSON.stringify(events));
  assert.deepEqual(diagnostics, []);
  assert.equal(parsed.allOperations().length, Object.keys(events.channels).length);
  const told = await new Parser().validate(JSON.stringify({ ...events, channels: {} }));
  assert.notDeepEqual(told, []);
});
