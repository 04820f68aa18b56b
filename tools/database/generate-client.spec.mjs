import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('generate-client.mjs', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'prisma-generate-'));
const generated = join(root, 'libs/infrastructure/src/generated');
const client = join(generated, 'prisma');
after(() => rmSync(root, { recursive: true, force: true }));

const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "../../libs/infrastructure/src/generated/prisma"
}
datasource db {
  provider = "postgresql"
}
model Lamp {
  id String @id
}
`;
const generate = (schema) => {
  writeFileSync(join(root, 'prisma/schema/schema.prisma'), schema);
  return spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
};
/** The old client, and nothing beside it. */
const isUntouched = () => {
  assert.deepEqual(readdirSync(generated), ['prisma']);
  assert.deepEqual(readdirSync(client), ['client.ts', 'old.ts']);
};

beforeEach(() => {
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(join(root, 'prisma/schema'), { recursive: true });
  mkdirSync(client, { recursive: true });
  for (const name of ['client.ts', 'old.ts']) writeFileSync(join(client, name), '');
});

test('a new client takes the place of the old one', () => {
  const { status, stderr } = generate(SCHEMA);
  assert.equal(status, 0, stderr);
  assert.deepEqual(readdirSync(generated), ['prisma']);
  assert.ok(existsSync(join(client, 'models/Lamp.ts')));
  assert.ok(!existsSync(join(client, 'old.ts')));
});

test('a broken schema leaves the old client as it was', () => {
  const { status, stderr } = generate(SCHEMA.replace('String', 'Sting'));
  assert.notEqual(status, 0);
  assert.match(stderr, /Sting/);
  isUntouched();
});

test('an output elsewhere leaves the old client as it was', () => {
  const { status, stderr } = generate(SCHEMA.replace('generated/prisma', 'generated/elsewhere'));
  assert.notEqual(status, 0);
  assert.match(stderr, /generated\/prisma/);
  isUntouched();
});

test('a run that is killed leaves the old client as it was', async () => {
  writeFileSync(join(root, 'prisma/schema/schema.prisma'), SCHEMA);
  const run = spawn(process.execPath, [script, root], { detached: true, stdio: 'ignore' });
  while (!existsSync(join(generated, '.prisma.next'))) await delay(5);
  process.kill(process.platform === 'win32' ? run.pid : -run.pid, 'SIGKILL');
  await once(run, 'exit');
  assert.deepEqual(readdirSync(client), ['client.ts', 'old.ts']);
  assert.notEqual(generate('broken').status, 0);
  isUntouched();
});

test('a run that was killed half-way through the swap is put right by the next', () => {
  renameSync(client, join(generated, '.prisma.old'));
  assert.notEqual(generate('broken').status, 0);
  isUntouched();
});
