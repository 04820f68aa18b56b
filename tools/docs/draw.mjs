/**
 * `npm run docs`: writes what docs/ says about the code from the code itself. With --check it writes
 * nothing, and fails when the files would change.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { apiCatalogue } from './api-catalogue.mjs';
import { apiRoutes } from './api-routes.mjs';
import { contextsDiagram } from './contexts-diagram.mjs';
import { DECISION_INDEX, decisionIndex, readDecisions } from './decisions.mjs';
import { errorCatalogue } from './error-catalogue.mjs';
import { eventCatalogue } from './event-catalogue.mjs';
import { danglingReferences } from './references.mjs';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const check = process.argv.includes('--check');

const decisions = readDecisions(`${docs}decisions`);
const architecture = readFileSync(`${docs}architecture.md`, 'utf8');
const drawn = {
  'api.md': apiCatalogue(),
  'architecture.md': architecture.replace(
    /(<!-- contexts: .*-->)[^]*(<!-- \/contexts -->)/,
    (_all, begin, end) => `${begin}\n\n${contextsDiagram()}\n${end}`,
  ),
  [`decisions/${DECISION_INDEX}`]: decisionIndex(decisions.records),
  'errors.md': await errorCatalogue(),
  'events.md': eventCatalogue(),
};

const options = await prettier.resolveConfig(docs);
let stale = 0;
for (const [name, text] of Object.entries(drawn)) {
  const wanted = await prettier.format(text, { ...options, parser: 'markdown' });
  const present = existsSync(docs + name) ? readFileSync(docs + name, 'utf8') : '';
  if (present === wanted) continue;
  stale += 1;
  if (check) console.error(`docs/${name} does not say what the code says; run: npm run docs`);
  else {
    writeFileSync(docs + name, wanted);
    console.log(`wrote docs/${name}`);
  }
}
if (check) {
  const dangling = danglingReferences(
    fileURLToPath(new URL('../../', import.meta.url)),
    apiRoutes(),
  );
  for (const reference of dangling) console.error(`not there: ${reference}`);
  for (const fault of decisions.faults) console.error(`docs/decisions/${fault}`);
  stale += dangling.length + decisions.faults.length;
  process.exitCode = stale === 0 ? 0 : 1;
}
if (stale === 0) console.log('docs/ says what the code says.');
