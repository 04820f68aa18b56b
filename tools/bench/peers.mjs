import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, stop } from './server-process.mjs';
import { SECRET_KEY } from './strata.mjs';

const folderOf = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../prisma/schema', import.meta.url));

/** What Strata is measured beside, packages of their own. */
export const PEERS = {
  'fastify-drizzle': { title: 'Fastify + Drizzle', main: 'main.mjs' },
  'nestjs-prisma': { title: 'NestJS + Prisma', main: 'dist/main.js', build: 'build.mjs' },
};

/** The same work by nothing but node:http and pg. */
export async function startBaseline(cleanup, url) {
  const main = join(folderOf('baseline'), 'main.mjs');
  const server = await start(cleanup, { name: BASELINE, main, url });
  return {
    ...server,
    sales: `${server.origin}/sales`,
    rentals: `${server.origin}/rentals`,
    availability: `${server.origin}/availability`,
  };
}

/** What the ratios are taken against. */
export const BASELINE = 'node:http + pg';

/** Starts a peer that has been prepared. */
export async function startPeer(cleanup, url, name) {
  const { title, main } = PEERS[name];
  const server = await start(cleanup, { name: title, main: join(folderOf(name), main), url });
  return { ...server, headers: { authorization: `Bearer ${token()}` } };
}

async function start(cleanup, { name, main, url }) {
  const environment = { DATABASE_URL: url, SECRET_KEY, NODE_ENV: 'production' };
  const originOf = async (child) => `http://127.0.0.1:${(await once(child, 'message'))[0]}`;
  const server = await startServer(cleanup, { name, main, environment, originOf });
  return {
    ...server,
    customers: `${server.origin}/customers`,
    /** Where a POST stores a customer without the guarantees. */
    plain: `${server.origin}/plain/customers`,
  };
}

/** Installs and builds a peer: makes it what its lock file and sources say; at once when it is that already. */
export async function preparePeer(cleanup, name) {
  const folder = folderOf(name);
  const stamp = join(folder, 'node_modules/.prepared');
  const state = stateOf(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  console.error(`Installing ${name} …`);
  rmSync(stamp, { force: true });
  // npm is a batch file on Windows, which needs a shell.
  const shell = process.platform === 'win32';
  await run(
    cleanup,
    folder,
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    shell,
  );
  const { build } = PEERS[name];
  if (build) await run(cleanup, folder, process.execPath, [build]);
  writeFileSync(stamp, state);
}

async function run(cleanup, cwd, command, args, shell = false) {
  const child = spawn(command, args, { cwd, shell, stdio: ['ignore', process.stderr, 'inherit'] });
  cleanup.add(() => stop(child));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}`);
}

/** What a peer is made from. */
function stateOf(folder) {
  const hash = createHash('sha256');
  for (const file of [...filesIn(folder), ...filesIn(SCHEMA)]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'generated'].includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/** A bearer token as RFC 7519 has it, good for a day. */
function token() {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'bench', iat, exp: iat + 86_400 })}`;
  return `${signed}.${createHmac('sha256', SECRET_KEY).update(signed).digest('base64url')}`;
}
