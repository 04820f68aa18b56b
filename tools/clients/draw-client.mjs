/** `npm run client`: writes the types of `@strata/client` from the document, with a generator installed beside the workspace. */
import { execSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT_TYPES, clientTypes } from './client-types.mjs';

const consumer = mkdtempSync(join(tmpdir(), 'strata-client-'));
try {
  cpSync(new URL('consumer', import.meta.url), consumer, { recursive: true });
  cpSync(fileURLToPath(new URL('../../.npmrc', import.meta.url)), join(consumer, '.npmrc'));
  execSync('npm ci --ignore-scripts --prefer-offline', { cwd: consumer, stdio: 'inherit' });
  writeFileSync(CLIENT_TYPES, await clientTypes(consumer));
} finally {
  rmSync(consumer, { recursive: true, force: true });
}
