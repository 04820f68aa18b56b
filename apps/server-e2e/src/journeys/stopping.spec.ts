import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type RunningServer } from '../support/running-server.js';
import {
  adminPassword,
  NPM_START,
  StrataProcess,
  temporaryDataDir,
} from '../support/strata-process.js';
import { times } from '../support/tally.js';

const readinessOf = async ({ url }: StrataProcess) => (await fetch(`${url}/health/ready`)).status;
const WARN = 40;

describe('SIGTERM', () => {
  it('serves clients that keep their connections without one failure, while readiness says 503', async () => {
    const server = await startServer({ DRAIN_NOTICE_SECONDS: '3', RATE_LIMIT_MAX: '1000000' });
    const { process } = server;
    const { body: token } = await signIn(server);
    let isNotReady = false;
    const statuses: number[] = [];
    let servedWhileNotReady = 0;
    const load = times(8, async (worker) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const headers = { authorization: `Bearer ${token.access_token}` };
      const options = { agent, headers, method: worker % 2 === 0 ? 'GET' : 'POST' };
      for (let index = 0; ; index += 1) {
        const body = worker % 2 === 0 ? undefined : { name: `${worker} ${index}` };
        const answer = await send(`${process.url}/api/v1/customers`, options, body);
        statuses.push(answer.statusCode!);
        if (isNotReady) servedWhileNotReady += 1;
        if (answer.headers.connection === 'close') return;
      }
    });
    await sleep(300);
    const signalled = Date.now();
    process.child.kill('SIGTERM');
    while ((await readinessOf(process)) !== 503) await sleep(5);
    isNotReady = true;
    expect((await fetch(`${process.url}/health/live`)).status).toBe(200);
    expect(await readinessOf(process)).toBe(503);
    await load;
    expect(await process.exit).toBe(0);
    expect(Date.now() - signalled).toBeLessThan(10_000);
    expect(statuses.every((status) => status < 300)).toBe(true);
    expect(servedWhileNotReady).toBeGreaterThan(8);
    const readiness = process.log.filter(({ msg }) => msg === 'not ready');
    expect(readiness).toMatchObject([{ level: 30, reason: 'draining' }]);
    expect(process.log.filter(({ level }) => (level as number) >= WARN)).toEqual([]);
    await server.stop();
  });

  it('finishes a request that is still being sent', async () => {
    const server = await startServer();
    const { body: token } = await signIn(server);
    const { hostname, port } = new URL(server.process.url);
    const open = connect(Number(port), hostname);
    let answer = '';
    open.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const closed = new Promise((resolve) => open.once('close', resolve));
    const body = '{"name":"Last"}';
    open.write(
      `POST /api/v1/customers HTTP/1.1\r\nHost: x\r\n` +
        `Authorization: Bearer ${token.access_token}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await sleep(100);
    server.process.child.kill('SIGTERM');
    await sleep(300);
    open.write(body.slice(5));
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 201 [^]*\r\nConnection: close\r\n/);
    expect(await server.process.exit).toBe(0);
    await server.stop();
  });

  it('that comes twice at once is one; a later one means at once', async () => {
    const server = await startServer({ DRAIN_NOTICE_SECONDS: '60' });
    const { process, admin } = server;
    process.child.kill('SIGTERM');
    process.child.kill('SIGINT');
    while ((await readinessOf(process)) !== 503) await sleep(5);
    expect((await admin.get('/customers')).status).toBe(200);
    await sleep(400);
    process.child.kill('SIGTERM');
    expect(await process.exit).toBe(1);
    // Nobody had the time to stop the database; another start would.
    const pidFile = join(server.dataDir, 'postgres', 'postmaster.pid');
    kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGINT');
    await server.stop();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s reaches the server through npm start',
    async (signal) => {
      const dataDir = temporaryDataDir();
      const server = await StrataProcess.serve({ DATA_DIR: dataDir.path }, NPM_START);
      expect(await readinessOf(server)).toBe(200);
      expect(await server.end(signal)).toBe(0);
      expect(server.err).toContain(`${signal}: finishing open requests`);
      dataDir.remove();
    },
  );
});

describe('a command that is interrupted while its database starts', () => {
  it.each(['server.lock', 'postgres/postmaster.pid'])(
    'stops it again, once there is a %s',
    async (file) => {
      const dataDir = temporaryDataDir();
      const command = StrataProcess.spawn(['migrate'], { DATA_DIR: dataDir.path });
      while (!existsSync(join(dataDir.path, file)) && command.child.exitCode === null) {
        await sleep(1);
      }
      // As a supervisor and npm do it, who both pass it on.
      command.child.kill('SIGTERM');
      command.child.kill('SIGTERM');
      expect(await command.exit).toBe(1);
      expect(existsSync(join(dataDir.path, 'postgres', 'postmaster.pid'))).toBe(false);
      expect(existsSync(join(dataDir.path, 'server.lock'))).toBe(false);
      dataDir.remove();
    },
  );
});

function signIn({ admin, dataDir }: RunningServer) {
  const body = { username: 'admin', password: adminPassword(dataDir) };
  return admin.post('/auth/token', { body });
}

/** One request, and its answer once it is whole. */
async function send(url: string, options: RequestOptions, body?: object): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request(url, options, resolve).once('error', reject);
    if (body) sending.setHeader('Content-Type', 'application/json').write(JSON.stringify(body));
    sending.end();
  });
  for await (const _chunk of answer);
  return answer;
}
