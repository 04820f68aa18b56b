/**
 * Prints what programs import that is not there, `file: import`, a line each; the files are read from standard
 * input. Needs `--experimental-import-meta-resolve`, to ask where another file would find something.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** As the compiler writes them: at the beginning of a line, or where something is loaded later. */
const IMPORT =
  /^(?:import|export|\})[^'"\n]* from ['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;

for (const file of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  for (const [, ...names] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const name = names.find(Boolean);
    if (!name.startsWith('node:') && !isThere(name, file)) console.log(`${file}: ${name}`);
  }
}

function isThere(name, file) {
  try {
    const found = import.meta.resolve(name, pathToFileURL(file).href);
    return !found.startsWith('file:') || existsSync(fileURLToPath(found));
  } catch {
    return false;
  }
}
