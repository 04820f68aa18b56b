import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { clientDocument } from './client-document.mjs';

/** The file with the types of `@strata/client`. */
export const CLIENT_TYPES = fileURLToPath(
  new URL('../../libs/client/src/generated/schema.ts', import.meta.url),
);

/**
 * The text that the file with the types should have.
 * @param consumer the folder where openapi-typescript is installed
 */
export async function clientTypes(consumer) {
  const folder = mkdtempSync(join(consumer, 'types-'));
  try {
    const [document, types] = [join(folder, 'openapi.json'), join(folder, 'schema.ts')];
    writeFileSync(document, JSON.stringify(clientDocument()));
    const generator = join(consumer, 'node_modules/openapi-typescript/bin/cli.js');
    execFileSync(process.execPath, [generator, document, '--output', types], { stdio: 'pipe' });
    const options = await prettier.resolveConfig(CLIENT_TYPES);
    return await prettier.format(readFileSync(types, 'utf8'), { ...options, parser: 'typescript' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
