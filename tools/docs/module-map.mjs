/** What the page of operators says of the modules: the contexts, which the built server does not have with it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { CONTEXTS } from '../boundaries/contexts.mjs';

const FILE = fileURLToPath(new URL('../../apps/server/src/module-map.ts', import.meta.url));

/** The file with the map, with the text it should have; nothing when it has that. */
export async function staleModuleMap() {
  const options = await prettier.resolveConfig(FILE);
  const text = `/** Drawn from tools/boundaries/contexts.mjs: the contexts, and which of them each may know. */
export const MODULES: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(CONTEXTS)};
`;
  const wanted = await prettier.format(text, { ...options, parser: 'typescript' });
  const present = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  return new Map(present === wanted ? [] : [[FILE, wanted]]);
}
