import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http';
import { writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';
import { tally, times } from '../support/tally.js';

const WARN = 40;
const LIMIT = 300;

/** One request, over a connection of its own unless an agent is given. */
async function send(url: string, options: RequestOptions = {}): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent: false, ...options }, resolve)
      .once('error', reject)
      .end();
  });
  for await (const _chunk of answer);
  return answer;
}

/** The processes that answered the requests from there on in the log. */
const servingSince = ({ log }: StrataProcess, line = 0) =>
  new Set(log.slice(line).flatMap(({ msg, pid }) => (msg === 'request' ? [pid as number] : [])));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

function lives(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
}

describe('two workers', () => {
  const dataDir = temporaryDataDir();
  const environmentFile = join(dataDir.path, '.env');
  const settings = {
    DATA_DIR: dataDir.path,
    WORKERS: '2',
    RATE_LIMIT_MAX: '1000000',
    DRAIN_NOTICE_SECONDS: '1',
  };
  let server: StrataProcess;
  let admin: Client;
  beforeAll(async () => {
    writeFileSync(environmentFile, 'APP_NAME=Before\n');
    server = await StrataProcess.serve(settings, undefined, dataDir.path);
    admin = await Client.admin(server, dataDir.path);
  });
  afterAll(async () => {
    await server?.end();
    dataDir.remove();
  });

  /** Requests until so many processes have answered; gives them. */
  async function serving(count: number): Promise<number[]> {
    const line = server.log.length;
    while (servingSince(server, line).size < count) await send(`${server.url}/docs/`);
    return [...servingSince(server, line)];
  }
  const count = (message: string) => server.log.filter(({ msg }) => msg === message).length;

  it('serve on one port from one database, and one banner tells of it', async () => {
    const pids = await serving(2);
    expect(pids).not.toContain(server.child.pid);
    expect(server.err.match(/is ready/g)).toHaveLength(1);
    const { body } = await admin.post('/customers', { body: { name: 'Ada' } });
    const line = server.log.length;
    const headers = { authorization: `Bearer ${admin.token}` };
    const answers = await times(10, () =>
      send(`${server.url}/api/v1/customers/${body.id}`, { headers }),
    );
    expect(tally(answers.map(({ statusCode }) => statusCode!))).toEqual({ 200: 10 });
    await until(() => servingSince(server, line).size === 2);
  });

  it('are replaced under load without one failed request, and read the settings anew', async () => {
    const before = await serving(2);
    writeFileSync(environmentFile, 'APP_NAME=After\nPORT=1\nSECRET_KEY=x\n');
    const line = server.log.length;
    const headers = { authorization: `Bearer ${admin.token}` };
    const statuses: number[] = [];
    const failures: unknown[] = [];
    let isReplaced = false;
    const load = times(8, async (client) => {
      const kept = new Agent({ keepAlive: true, maxSockets: 1 });
      const agent = client % 4 === 0 ? false : kept;
      while (!isReplaced) {
        const answer = await send(`${server.url}/api/v1/customers`, { agent, headers }).catch(
          (error: unknown) => failures.push(error),
        );
        if (typeof answer === 'object') statuses.push(answer.statusCode!);
        if (client % 4 === 1) await sleep(300);
      }
      kept.destroy();
    });
    const slow = times(8, slowRequest);
    await sleep(300);
    server.child.kill('SIGHUP');
    const readiness: number[] = [];
    while (count('workers replaced') === 0) {
      readiness.push((await send(`${server.url}/health/ready`)).statusCode!);
      await sleep(50);
    }
    isReplaced = true;
    await load;
    expect(failures).toEqual([]);
    expect(Object.keys(tally(statuses))).toEqual(['200']);
    expect(Object.keys(tally(readiness))).toEqual(['200']);
    expect(tally(await slow)).toEqual({ 201: 8 });
    const after = await serving(2);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    const warnings = server.log.slice(line).filter(({ level }) => (level as number) >= WARN);
    expect(warnings).toEqual([]);
    // Another SECRET_KEY would have voided the token, another port the address.
    expect((await admin.get('/customers')).status).toBe(200);
    const document = await fetch(`${server.url}/openapi.json`);
    expect(((await document.json()) as any).info.title).toContain('After');
  });

  /** Sends half of a request now, and the rest when its worker, if it is the first, says goodbye. */
  async function slowRequest(): Promise<number> {
    const { hostname, port } = new URL(server.url);
    const body = '{"name":"Slow"}';
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n` +
        `Authorization: Bearer ${admin.token}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await until(() => count('worker started') > 0);
    await sleep(2500);
    socket.write(body.slice(5));
    await closed;
    return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  }

  it('stay as they are when the new settings are bad', async () => {
    const before = await serving(2);
    writeFileSync(environmentFile, 'LOG_LEVEL=loud\n');
    server.child.kill('SIGHUP');
    await until(() => count('workers not replaced') === 1);
    const failed = server.log.find(({ msg }) => msg === 'worker not started');
    expect((failed?.['err'] as Error).message).toMatch(/^Bad settings:\n {2}- LOG_LEVEL /);
    expect((await serving(2)).sort()).toEqual(before.sort());
    writeFileSync(environmentFile, '');
  });

  it('are replaced when they are killed, while the other one serves', async () => {
    const [victim, other] = await serving(2);
    const started = count('worker started');
    kill(victim!, 'SIGKILL');
    await until(() => count('worker started') === started + 1);
    const now = await serving(2);
    expect(now).toContain(other);
    expect(now).not.toContain(victim);
    const [end] = server.log.filter(
      ({ msg, worker }) => msg !== 'worker started' && worker === victim,
    );
    expect(end).toMatchObject({ msg: 'worker ended', how: 'SIGKILL', level: 50 });
  });

  it('stop together, without a failed request', async () => {
    const pids = await serving(2);
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    const load = times(4, async () => {
      for (;;) {
        const { statusCode, headers } = await send(`${server.url}/docs/`, { agent });
        if (statusCode !== 200 || headers.connection === 'close') return statusCode!;
      }
    });
    // The group is signalled, as by a terminal.
    for (const pid of [server.child.pid!, ...pids]) kill(pid, 'SIGTERM');
    expect(tally(await load)).toEqual({ 200: 4 });
    expect(await server.exit).toBe(0);
    expect(pids.filter(lives)).toEqual([]);
  });
});

describe('the limits of two workers', () => {
  it('are those of one, and no worker outlives a killed server', async () => {
    const dataDir = temporaryDataDir();
    const settings = { DATA_DIR: dataDir.path, WORKERS: '2', RATE_LIMIT_MAX: `${LIMIT}` };
    const server = await StrataProcess.serve(settings);
    const ask = async () => (await send(`${server.url}/docs/`)).statusCode!;
    const statuses: number[] = [];
    while (!statuses.includes(429)) statuses.push(await ask());
    // Soon the other one knows it too, and nobody serves any more.
    for (let refused = 0; refused < 10;) refused = (await ask()) === 429 ? refused + 1 : 0;
    const { 200: served } = tally(statuses);
    expect(served).toBeGreaterThanOrEqual(LIMIT);
    // Two that do not know of each other would serve twice as many.
    expect(served).toBeLessThan(1.6 * LIMIT);
    const pids = [...servingSince(server)];
    expect(pids).toHaveLength(2);

    await server.end('SIGKILL');
    await until(() => !pids.some(lives));
    const again = await StrataProcess.serve(settings);
    expect((await send(`${again.url}/health/ready`)).statusCode).toBe(200);
    expect(await again.end()).toBe(0);
    dataDir.remove();
  });
});

describe('a start of two workers', () => {
  it('says when the port is taken, as that of one does', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    const { code, err } = await StrataProcess.run([], { PORT: `${port}`, WORKERS: '2' });
    expect(code).toBe(1);
    expect(err.trim()).toBe(
      `Port ${port} of 127.0.0.1 is taken. Stop what uses it, or set PORT to another one.`,
    );
    holder.close();
  });

  it('says in a line when the database cannot be reached', async () => {
    const { code, err } = await StrataProcess.run([], {
      PORT: '0',
      WORKERS: '2',
      DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/db',
      SECRET_KEY: 'x'.repeat(32),
    });
    expect(code).toBe(1);
    expect(err.trim()).toBe('The database cannot be used: connect ECONNREFUSED 127.0.0.1:1');
  });
});
