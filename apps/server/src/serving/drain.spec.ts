import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Drain } from './drain.js';

let server: Server;
let drain: Drain;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = createServer((request, response) => {
    const pause = Number(new URL(request.url!, 'http://x').searchParams.get('pause') ?? 0);
    request.resume().on('end', () => setTimeout(() => response.end('done'), pause));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  drain = new Drain(server);
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection, and what comes over it until it ends. */
async function open(...lines: string[]) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const end = new Promise<string>((resolve, reject) => {
    socket.once('error', reject).once('end', () => resolve(text));
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  if (lines.length > 0) socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return { socket, end, received: () => text };
}

const GET = (path: string) => [`GET ${path} HTTP/1.1`, 'Host: x'];

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

describe('a drain', () => {
  it('serves kept-alive clients under load to the last request', async () => {
    const agent = new Agent({ keepAlive: true });
    let stopping = false;
    let servedSince = 0;
    /** Asks on and on over one connection, until told that it is closed. */
    const client = async () => {
      for (;;) {
        const answer = await new Promise<IncomingMessage>((resolve, reject) => {
          get({ port, host: '127.0.0.1', agent }, resolve).once('error', reject);
        });
        for await (const chunk of answer) expect(String(chunk)).toBe('done');
        if (stopping) servedSince += 1;
        if (answer.headers.connection === 'close') return;
      }
    };
    const clients = Array.from({ length: 16 }, client);
    await sleep(100);
    stopping = true;
    const drained = drain.run({ notice: 1000, patience: 10_000 });
    await Promise.all(clients);
    await drained;
    // More than the farewell of each.
    expect(servedSince).toBeGreaterThan(2 * clients.length);
  });

  it('takes new clients during the notice, and none after it', async () => {
    const drained = drain.run({ notice: 1000, patience: 10_000 });
    const late = await open(...GET('/'));
    await until(() => late.received().includes('done'));
    await drained;
    expect(late.received()).toContain('Connection: keep-alive');
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  it('answers a request that comes over an idle connection after the notice', async () => {
    const idle = await open(...GET('/'));
    await until(() => idle.received().includes('done'));
    const drained = drain.run({ notice: 2000, patience: 10_000 });
    await until(() => !server.listening);
    idle.socket.write(`${GET('/').join('\r\n')}\r\n\r\n`);
    expect(await idle.end).toMatch(/Connection: close[^]*done$/);
    await drained;
  });

  it('ends at once with nobody but idle and silent connections', async () => {
    const idle = await open(...GET('/'));
    const silent = await open();
    await until(() => idle.received().includes('done'));
    const started = performance.now();
    await drain.run({ notice: 0, patience: 30_000 });
    expect(performance.now() - started).toBeLessThan(10_000);
    await Promise.all([idle.end, silent.end]);
  });

  it('waits for open requests, those told to keep their connection included', async () => {
    const slow = await open(...GET('/?pause=300'));
    await sleep(50);
    await drain.run({ notice: 0, patience: 30_000 });
    expect(await slow.end).toMatch(/Connection: close[^]*done$/);
  });

  it('loses patience with who does not finish', async () => {
    const never = await open('POST / HTTP/1.1', 'Host: x', 'Content-Length: 5');
    const cut = expect(never.end).resolves.toBe('');
    await sleep(50);
    await drain.run({ notice: 0, patience: 200 });
    await cut;
  });
});
