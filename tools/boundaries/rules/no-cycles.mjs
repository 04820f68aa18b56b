import { existsSync, readFileSync, statSync } from 'node:fs';
import { fromRoot, layerOf, resolveRelative } from '../workspace.mjs';
import { importVisitors } from './imports-of.mjs';

const RELATIVE = /(?:from|import|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g;
/** What each file imports, as of its time of change. */
const graph = new Map();

/** Refuses an import that leads back to the file it stands in; type imports count too. */
export default {
  meta: { type: 'problem', schema: [], messages: { cycle: 'Import cycle: {{path}}' } },
  create(context) {
    if (!layerOf(context.filename)) return {};
    return importVisitors((node, specifier) => {
      if (!specifier?.startsWith('.')) return;
      const path = pathBetween(resolveRelative(context.filename, specifier), context.filename);
      if (!path) return;
      const names = [context.filename, ...path].map(fromRoot).join(' → ');
      context.report({ node, messageId: 'cycle', data: { path: names } });
    });
  },
};

/** The shortest way from one file to another along imports; null when there is none. */
function pathBetween(from, to) {
  const cameFrom = new Map([[from, null]]);
  for (const file of cameFrom.keys()) {
    if (file === to) return unwind(cameFrom, file);
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return null;
}

function unwind(cameFrom, end) {
  const path = [];
  for (let file = end; file !== null; file = cameFrom.get(file)) path.unshift(file);
  return path;
}

function importsOf(file) {
  if (!existsSync(file) || !statSync(file).isFile()) return [];
  const { mtimeMs } = statSync(file);
  const known = graph.get(file);
  if (known?.mtimeMs === mtimeMs) return known.imports;
  const specifiers = [...readFileSync(file, 'utf8').matchAll(RELATIVE)].map(([, path]) => path);
  const imports = specifiers.map((specifier) => resolveRelative(file, specifier));
  graph.set(file, { mtimeMs, imports });
  return imports;
}
