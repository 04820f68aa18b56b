import { setTimeout as sleep } from 'node:timers/promises';
import { PinoLogger } from '@strata/infrastructure-kit';
import {
  startTemporaryPostgres,
  startTemporaryReplica,
  type TemporaryPostgres,
  type TemporaryReplica,
} from '@strata/infrastructure-kit/testing';
import { readSettings } from '../config/read-settings.js';
import { Installation, type OpenInstallation } from './installation.js';
import { StrataServer } from './server.js';

const PASSWORD = 'correct horse battery staple';
const TOKEN = 'X-Consistency-Token';
const PATIENCE_MILLISECONDS = 20_000;

let primary: TemporaryPostgres;
let replica: TemporaryReplica | undefined;
let servers: StrataServer<OpenInstallation>[] = [];

beforeAll(async () => {
  primary = await startTemporaryPostgres({ wal_keep_size: '256MB' });
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  await replica?.stop();
  replica = undefined;
});
afterAll(() => primary?.stop());

async function start(readUrl = ''): Promise<string> {
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: primary.url,
    DATABASE_READ_URL: readUrl,
    SECRET_KEY: 'k'.repeat(32),
    ADMIN_USERNAME: 'admin',
    ADMIN_PASSWORD: PASSWORD,
    DRAIN_NOTICE_SECONDS: '0',
  });
  const parts = [settings, new PinoLogger('silent')] as const;
  const server = new StrataServer(...parts, new Installation(...parts, () => undefined));
  servers.push(server);
  return `${(await server.start()).url}/api/v1`;
}

/** Two servers with a replica, and somebody who is signed in. */
async function twoServers() {
  const writer = await start();
  replica = await startTemporaryReplica(primary);
  const url = new URL(primary.url);
  url.port = String(replica.address.port);
  const readers = [await start(url.href), await start(url.href)] as const;
  return { writer, readers, send: await signIn(writer) };
}

async function signIn(base: string) {
  const body = new URLSearchParams({ username: 'admin', password: PASSWORD });
  const answer = await fetch(`${base}/auth/token`, { method: 'POST', body });
  const { access_token: bearer } = (await answer.json()) as { access_token: string };
  return async (method: string, url: string, given?: object, token?: string) => {
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${bearer}`,
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { [TOKEN]: token }),
      },
      ...(given ? { body: JSON.stringify(given) } : {}),
    });
    const text = await response.text();
    const json: { id?: string; name?: string } = text === '' ? {} : JSON.parse(text);
    return { status: response.status, token: response.headers.get(TOKEN), json };
  };
}

type Send = Awaited<ReturnType<typeof signIn>>;

async function customer(send: Send, base: string) {
  const { status, json } = await send('POST', `${base}/customers`, { name: 'Ada' });
  expect(status).toBe(201);
  return `/customers/${json.id}`;
}

/** Changes of a customer at one server, each read back at the other, while something happens. */
async function duringChanges(event: () => Promise<void>) {
  const { readers, send } = await twoServers();
  const [one, other] = readers;
  const path = await customer(send, one);
  let isOver = false;
  const wrong: unknown[] = [];
  let rounds = 0;
  const changes = (async () => {
    for (; !isOver; rounds += 1) {
      const name = `Ada ${rounds}`;
      const changed = await send('PATCH', one + path, { name });
      if (rounds % 3 === 0) await sleep(400);
      const own = await send('GET', other + path, undefined, changed.token ?? undefined);
      const list = await send('GET', `${other}/customers?limit=1`);
      if (changed.status !== 200 || own.json.name !== name || list.status !== 200)
        wrong.push({ changed, own, list });
    }
  })();
  await sleep(1500);
  await event();
  const before = rounds;
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (rounds < before + 10 && performance.now() < deadline) await sleep(50);
  isOver = true;
  await changes;
  expect(rounds).toBeGreaterThanOrEqual(before + 10);
  expect(wrong).toEqual([]);
}

describe('servers with a replica', () => {
  it('show everybody their own changes at once, and to others the replica', async () => {
    const { writer, readers, send } = await twoServers();
    const [one, other] = readers;
    const path = await customer(send, writer);
    const nameAt = async (token?: string) =>
      (await send('GET', other + path, undefined, token)).json.name;
    expect(await nameAt()).toBe('Ada');
    // Until the replica is taken in, and has the customer.
    await sleep(1000);
    await replica?.delay('2s');
    const { token } = await send('PATCH', one + path, { name: 'Bea' });
    expect(token).toMatch(/^[0-9A-F]+-[0-9A-F]+$/);
    expect(await nameAt()).toBe('Ada');
    expect(await nameAt(token ?? undefined)).toBe('Bea');
    await sleep(2500);
    expect(await nameAt()).toBe('Bea');
  });

  it('give no token where there is none', async () => {
    const base = await start();
    const send = await signIn(base);
    const { token } = await send('POST', `${base}/customers`, { name: 'Ada' });
    expect(token).toBeNull();
  });

  it.each([
    ['slowed', () => replica!.delay('1s')],
    ['promoted', () => replica!.promote()],
    [
      'stopped and started again',
      async () => {
        await replica!.pause();
        await sleep(1000);
        await replica!.resume();
      },
    ],
  ])('answer all, and right, while it is %s', (_what, event) => duringChanges(event));
});
