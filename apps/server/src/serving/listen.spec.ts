import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogFields } from '@strata/application-kit';
import { connectionLimits, listen, type ConnectionLimits } from './listen.js';

const LIMITS: ConnectionLimits = {
  connections: 3,
  head: 300,
  request: 600,
  keepAlive: 5_000,
  stall: 700,
  check: 50,
  headBytes: 4096,
};
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

let server: Server;
const sockets: Socket[] = [];
const warnings: [fields: LogFields, message: string][] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
  warnings.splice(0);
});

const hello: RequestListener = (request, response) => {
  request.resume().on('end', () => response.end('hello'));
};

async function start(limits: Partial<ConnectionLimits> = {}, listener = hello): Promise<void> {
  const ignore = () => undefined;
  const logger = {
    debug: ignore,
    info: ignore,
    error: ignore,
    warn: (fields: LogFields, message: string) => void warnings.push([fields, message]),
  };
  server = await listen({ host: '127.0.0.1', port: 0 }, listener, logger, { ...LIMITS, ...limits });
}

/** A connection, what it got, and when it ends. */
function open() {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => undefined);
  const closed = once(socket, 'close');
  return {
    socket,
    closed,
    text: () => text,
    async get() {
      const before = text.length;
      socket.write(GET);
      while (!text.slice(before).endsWith('hello')) await sleep(5);
    },
  };
}

describe('a listening server', () => {
  it('closes who stays silent or does not come to an end, and keeps who comes back', async () => {
    await start();
    const kept = open();
    await kept.get();
    const silent = open();
    const slow = open();
    slow.socket.write('GET / HTTP/1.1\r\n');
    // A byte now and then does not help.
    const drip = setInterval(() => slow.socket.write('X'), 50);
    await Promise.all([silent.closed, slow.closed]);
    clearInterval(drip);
    expect(silent.text()).toBe('');
    expect(slow.text()).toMatch(/^HTTP\/1.1 408 [^]*"http.request_timeout"/);
    await kept.get();
    expect(kept.socket.closed).toBe(false);
  });

  it('closes who does not take its answer', async () => {
    const size = 64 * 1024 * 1024;
    await start({}, (_request, response) => response.end(Buffer.alloc(size)));
    const connected = once(server, 'connection') as Promise<[Socket]>;
    const { socket } = open();
    socket.pause().write(GET);
    const [peer] = await connected;
    await once(peer, 'close');
    expect(socket.bytesRead).toBeLessThan(size);
  });

  it('turns away whom it has no room for, after those who only wait', async () => {
    await start({ head: 20_000, request: 20_000, stall: 20_000 });
    const [idle, ...busy] = [open(), open(), open()];
    await idle!.get();
    for (const { socket } of busy) socket.write('GET / HTTP/1.1\r\n');
    const turnedAway = open();
    await Promise.all([turnedAway.closed, idle!.closed]);
    expect(warnings).toEqual([[{ dropped: 1, max: 3 }, 'connections turned away']]);
    const next = open();
    await next.get();
    for (const { socket } of busy) expect(socket.closed).toBe(false);
  });

  it('refuses a head of more than it takes', async () => {
    await start();
    const { socket, closed, text } = open();
    socket.write(`GET / HTTP/1.1\r\nX: ${'x'.repeat(LIMITS.headBytes)}\r\n\r\n`);
    await closed;
    expect(text()).toMatch(/^HTTP\/1.1 431 /);
  });

  it.each([100, 60_000, 600_000])(
    'has limits that fit together, and statements of %d ms',
    (statementTimeout) => {
      const limits = connectionLimits(7, statementTimeout);
      const { connections, head, request, keepAlive, stall, check } = limits;
      expect(connections).toBe(7);
      expect(check).toBeLessThan(head);
      expect(head).toBeLessThan(request);
      expect(keepAlive).toBeGreaterThan(60_000);
      expect(stall).toBeGreaterThan(keepAlive);
      expect(stall).toBeGreaterThanOrEqual(statementTimeout + 30_000);
    },
  );
});
