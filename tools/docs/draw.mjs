/**
 * `npm run docs`: writes what docs/ and the schemas of events say about the code from the code itself. With --check it
 * writes nothing, and fails when the files would change.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiRoutes } from './api-routes.mjs';
import { readDecisions } from './decisions.mjs';
import { staleDocuments } from './drawn.mjs';
import { staleEventSchemas } from './event-schemas.mjs';
import { staleModuleMap } from './module-map.mjs';
import { danglingReferences } from './references.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const decisions = readDecisions(`${root}docs/decisions`);
const stale = new Map([
  ...(await staleEventSchemas()),
  ...(await staleModuleMap()),
  ...(await staleDocuments(decisions)),
]);
const faults = [];

if (process.argv.includes('--check')) {
  for (const path of stale.keys()) {
    faults.push(`${relative(root, path)} does not say what the code says; run: npm run docs`);
  }
  for (const reference of danglingReferences(root, apiRoutes())) {
    faults.push(`not there: ${reference}`);
  }
  for (const fault of decisions.faults) faults.push(`docs/decisions/${fault}`);
} else {
  for (const [path, text] of stale) {
    writeFileSync(path, text);
    console.log(`wrote ${relative(root, path)}`);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
if (faults.length === 0) console.log('docs/ says what the code says.');
