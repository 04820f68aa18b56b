/** What docs/ says of the code, drawn from it. Run by itself, it fails when a file would change. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { apiCatalogue } from './api-catalogue.mjs';
import { contextsDiagram } from './contexts-diagram.mjs';
import { DECISION_INDEX, decisionIndex } from './decisions.mjs';
import { errorCatalogue } from './error-catalogue.mjs';
import { eventCatalogue } from './event-catalogue.mjs';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** The files of docs/ that would change, with their text. */
export async function staleDocuments(decisions) {
  const options = await prettier.resolveConfig(docs);
  const stale = new Map();
  for (const [name, text] of Object.entries(await drawn(decisions))) {
    const wanted = await prettier.format(text, { ...options, parser: 'markdown' });
    const present = existsSync(docs + name) ? readFileSync(docs + name, 'utf8') : '';
    if (present !== wanted) stale.set(docs + name, wanted);
  }
  return stale;
}

async function drawn(decisions) {
  const architecture = readFileSync(`${docs}architecture.md`, 'utf8');
  return {
    'api.md': apiCatalogue(),
    'architecture.md': architecture.replace(
      /(<!-- contexts: .*-->)[^]*(<!-- \/contexts -->)/,
      (_all, begin, end) => `${begin}\n\n${contextsDiagram()}\n${end}`,
    ),
    ...(decisions && { [`decisions/${DECISION_INDEX}`]: decisionIndex(decisions.records) }),
    'errors.md': await errorCatalogue(),
    'events.md': eventCatalogue(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await staleDocuments()).size === 0 ? 0 : 1;
}
