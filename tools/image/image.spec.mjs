/** What is in the image, and whether it runs as it will: by somebody who may write nothing. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTemporaryPostgres } from '../../libs/kit/infrastructure/dist/testing/index.js';
import { originOf } from '../bench/strata.mjs';
import { NODE_FLAGS } from '../node-flags.mjs';
import { assemble } from './assemble.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const MAIN = 'apps/server/dist/main.js';
/** It was 35 when this was written; what makes it much more should be looked at. */
const MOST_MEGABYTES = 45;
const ADMIN = { username: 'admin', password: 'assembled without an engine' };

const cleanup = [];
after(async () => {
  for (const undo of cleanup.reverse()) await undo();
});

const home = mkdtempSync(join(tmpdir(), 'strata-image-'));
chmodSync(home, 0o755);
cleanup.push(() => rmSync(home, { recursive: true, force: true }));
const image = join(home, 'strata');
const packages = assemble(image);
const files = filesIn(image);

describe('in the image', () => {
  test('is no source, test, type or map, and no package that develops', () => {
    const strays = files.filter((path) =>
      /\.([cm]?tsx?|map)$|\.spec\.|tsbuildinfo|\.env/.test(path),
    );
    assert.deepEqual(strays, []);
    const { packages: locked } = read(join(root, 'package-lock.json'));
    const developing = packages
      .map(({ folder, place }) => ({ place, lock: locked[fromRoot(folder)] }))
      .filter(({ place, lock }) => !lock || lock.dev || lock.devOptional || /embedded/.test(place));
    assert.deepEqual(developing, []);
  });

  test('is all that the program imports', () => {
    const script = fileURLToPath(new URL('unresolved-imports.mjs', import.meta.url));
    const unresolved = execFileSync(
      process.execPath,
      ['--experimental-import-meta-resolve', '--no-warnings', script],
      { cwd: image, input: ownPrograms().join('\n'), encoding: 'utf8' },
    );
    assert.equal(unresolved, '');
  });

  test('are the licences of what it is made of', () => {
    const licence = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
    for (const { name, folder, place, isOurs } of packages) {
      if (isOurs) continue;
      for (const file of readdirSync(folder).filter((one) => licence.test(one))) {
        if (statSync(join(folder, file)).isDirectory()) continue;
        assert.ok(files.includes(`${place}/${file}`), `${name}: ${file}`);
      }
    }
    assert.ok(files.includes('LICENSE'));
  });

  test('are the migrations', () => {
    const migrations = readdirSync(join(root, 'prisma/migrations'));
    const there = readdirSync(join(image, 'node_modules/@strata/infrastructure/prisma/migrations'));
    assert.deepEqual(there, migrations);
  });

  test(`are less than ${MOST_MEGABYTES} MB`, () => {
    const bytes = files.reduce((sum, path) => sum + statSync(join(image, path)).size, 0);
    assert.ok(bytes < MOST_MEGABYTES * 1e6, `${bytes / 1e6} MB`);
  });
});

describe('a container', () => {
  let settings;
  before(async () => {
    // As on a root file system that can only be read: whoever runs it is not root, and may write nowhere.
    for (const path of files) chmodSync(join(image, path), 0o444);
    for (const folder of foldersIn(image)) chmodSync(folder, 0o555);
    cleanup.push(() => foldersIn(image).forEach((folder) => chmodSync(folder, 0o755)));
    const database = await startTemporaryPostgres();
    cleanup.push(() => database.stop());
    settings = {
      DATABASE_URL: database.url,
      SECRET_KEY: 'a key of at least thirty-two bytes',
      ADMIN_USERNAME: ADMIN.username,
      ADMIN_PASSWORD: ADMIN.password,
      NODE_ENV: 'production',
      DRAIN_NOTICE_SECONDS: '0',
      PORT: '0',
    };
  });

  test('migrates, serves, is healthy, and stops when it is told', async () => {
    const migrated = await ended(start(['migrate'], settings));
    assert.equal(migrated.code, 0, migrated.err);
    assert.match(migrated.err, /^applied \d+/);
    const server = start(['serve'], settings);
    const exit = once(server, 'exit');
    const origin = await Promise.race([
      originOf(server),
      exit.then(([code]) => assert.fail(`it ended with ${code}`)),
    ]);
    const { port } = new URL(origin);
    for (const question of ['live', 'ready']) {
      const { code } = await ended(start([question], { PORT: port }, 'health.mjs'));
      assert.equal(code, 0, question);
    }
    const page = await fetch(`${origin}/docs/files/viewer.js`);
    assert.equal(page.status, 200);
    const body = new URLSearchParams(ADMIN);
    const signedIn = await fetch(`${origin}/api/v1/auth/token`, { method: 'POST', body });
    assert.equal(signedIn.status, 200);
    server.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
    const { code } = await ended(start(['ready'], { PORT: port }, 'health.mjs'));
    assert.equal(code, 1);
  });

  test('says that it has no database of its own', async () => {
    const { DATABASE_URL: _url, ...others } = settings;
    const { code, err } = await ended(start(['serve'], others));
    assert.equal(code, 1);
    assert.match(err, /^There is no embedded PostgreSQL here for \S+: set DATABASE_URL .*\n$/);
  });
});

/** Runs the program in the image as its user. */
function start(args, environment, main = MAIN) {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, [...NODE_FLAGS, main, ...args], {
    cwd: image,
    env: { PATH: process.env.PATH, TMPDIR: image, HOME: image, ...environment },
    ...(isRoot && { uid: 1000, gid: 1000 }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  cleanup.push(() => child.kill('SIGKILL'));
  return child;
}

async function ended(child) {
  const told = { out: '', err: '' };
  child.stdout.on('data', (data) => (told.out += data));
  child.stderr.on('data', (data) => (told.err += data));
  const [code] = await once(child, 'close');
  return { code, ...told };
}

function ownPrograms() {
  const ours = packages.filter(({ isOurs }) => isOurs).map(({ place }) => `${place}/`);
  return files.filter(
    (path) => path.endsWith('.js') && ours.some((place) => path.startsWith(`${place}dist/`)),
  );
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function foldersIn(folder) {
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true });
  const folders = inside.filter((entry) => entry.isDirectory());
  return [folder, ...folders.map((entry) => join(entry.parentPath, entry.name))];
}

function fromRoot(folder) {
  return relative(root, folder).split(sep).join('/');
}
