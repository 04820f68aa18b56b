/**
 * Generates clients from the document with what others use, compiles them, and has each do one journey. What our own
 * is made of is compared with what it was made of.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../bench/server-process.mjs';
import { originOf } from '../bench/strata.mjs';
import { CLIENT_TYPES, clientTypes } from './client-types.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(root, 'apps/server/dist/main.js');
const ADMIN = { username: 'admin', password: 'generated from the document' };
const GENERATORS = ['openapi-fetch', 'orval', 'hey-api'];

/** What is to be undone, the latest first. */
const cleanup = [];
after(async () => {
  for (const undo of cleanup.reverse()) await undo();
});

function temporary(name) {
  const folder = mkdtempSync(join(tmpdir(), `strata-${name}-`));
  // Under root, PostgreSQL's own user has to get in.
  chmodSync(folder, 0o755);
  cleanup.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

const consumer = temporary('consumer');

/** Runs a program to its end, in the folder of the consumer. */
async function run(program, ...args) {
  const child = spawn(program, args, { cwd: consumer, shell: process.platform === 'win32' });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (told += data));
  const [code] = await once(child, 'close');
  assert.equal(code, 0, `${[program, ...args].join(' ')}\n${told}`);
}

let origin;
before(async () => {
  cpSync(new URL('consumer', import.meta.url), consumer, { recursive: true });
  cpSync(join(root, '.npmrc'), join(consumer, '.npmrc'));
  await run('npm', 'ci', '--ignore-scripts', '--prefer-offline');
  const server = await startServer(
    { add: (undo) => cleanup.push(undo) },
    {
      name: 'Strata',
      main: MAIN,
      originOf,
      environment: {
        DATA_DIR: temporary('data'),
        ADMIN_USERNAME: ADMIN.username,
        ADMIN_PASSWORD: ADMIN.password,
        DRAIN_NOTICE_SECONDS: '0',
      },
    },
  );
  ({ origin } = server);
  await run(process.execPath, MAIN, 'openapi', '--output', 'openapi.json');
});

test('the types of @strata/client are those of the document', async () => {
  const isDrawn = readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes(consumer));
  assert.ok(isDrawn, 'run: npm run client');
});

for (const generator of GENERATORS) {
  test(`a client by ${generator} is generated`, () =>
    run('npm', 'run', '--silent', `generate:${generator}`));
}

test('they compile, and so does who uses them', () => run('npm', 'run', '--silent', 'build'));

for (const generator of GENERATORS) {
  test(`a client by ${generator} does its journey`, () =>
    run(process.execPath, `built/${generator}-journey.js`, origin, ADMIN.username, ADMIN.password));
}
