import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startServer, stop } from './server-process.mjs';

const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const SETTINGS = fileURLToPath(new URL('../../.env.example', import.meta.url));
const PASSWORD = 'the password of a bench';
export const SECRET_KEY = 'a key that signs nothing but the tokens of this bench';

const environmentOf = (url) => ({
  DATABASE_URL: url,
  SECRET_KEY,
  ADMIN_USERNAME: 'admin',
  ADMIN_PASSWORD: PASSWORD,
  ACCESS_TOKEN_EXPIRE_MINUTES: '1440',
  RATE_LIMIT_MAX: '1000000000',
  DRAIN_NOTICE_SECONDS: '0',
});

/** Runs a command of the built server to its end. */
export async function runStrata(cleanup, url, args) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...environmentOf(url) },
    // Standard output is for results.
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  cleanup.add(() => stop(child));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args[0]} failed`);
}

/** Starts the built server, signed in. */
export async function startStrata(cleanup, url, { name = 'Strata', workers, settings = {} } = {}) {
  const environment = {
    ...environmentOf(url),
    ...settings,
    ...(workers && { WORKERS: String(workers) }),
  };
  const server = await startServer(cleanup, { name, main: MAIN, environment, originOf });
  const api = `${server.origin}/api/v1`;
  return {
    ...server,
    api,
    headers: { authorization: `Bearer ${await signIn(api)}` },
    customers: `${api}/customers`,
    sales: `${api}/sales-transactions`,
    rentals: `${api}/rental-agreements`,
    availability: `${api}/rental-availability`,
  };
}

/** Gives the id of what the POST has made. */
export async function post({ api, headers }, path, body, more = {}) {
  const response = await fetch(api + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...more },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()).id;
}

/** Whether the server has the setting. */
export function knowsSetting(name) {
  return new RegExp(`^(# )?${name}=`, 'm').test(readFileSync(SETTINGS, 'utf8'));
}

/** From the banner, which is shown once it is ready. */
export async function originOf({ stderr }) {
  const address = /API +(http\S+)\/api\/v1\n/;
  let told = '';
  while (!address.test(told)) told += (await once(stderr, 'data'))[0];
  return address.exec(told)[1];
}

async function signIn(api) {
  const body = new URLSearchParams({ username: 'admin', password: PASSWORD });
  const response = await fetch(`${api}/auth/token`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).access_token;
}
