import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PinoLogger } from '@strata/infrastructure-kit';
import {
  freePort,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { readSettings } from '../config/read-settings.js';
import { Installation, type OpenInstallation } from './installation.js';
import { StrataServer } from './server.js';

const PASSWORD = 'correct horse battery staple';

describe('a server that stops', () => {
  let postgres: TemporaryPostgres;
  let server: StrataServer<OpenInstallation> | undefined;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
  }, 60_000);
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server?.stop();
  });
  afterAll(async () => {
    await postgres?.stop();
  });

  function serverWith(
    environment: Readonly<Record<string, string>>,
    prepare?: () => Promise<void>,
  ): StrataServer<OpenInstallation> {
    const settings = readSettings({
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: postgres.url,
      SECRET_KEY: 'k'.repeat(32),
      ADMIN_USERNAME: 'admin',
      ADMIN_PASSWORD: PASSWORD,
      ...environment,
    });
    const logger = new PinoLogger('silent');
    const installation = new Installation(settings, logger, () => undefined, prepare);
    server = new StrataServer(settings, logger, installation);
    return server;
  }

  it('delivers the events of what it serves during the notice', async () => {
    const { url } = await serverWith({ DRAIN_NOTICE_SECONDS: '3' }).start();
    const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      expect(response.ok).toBe(true);
      return (await response.json()) as Record<string, unknown>;
    };
    const login = { username: 'admin', password: PASSWORD };
    const token = await post('/api/v1/auth/token', login);
    const Authorization = `Bearer ${String(token['access_token'])}`;
    const stopping = server!.stop();
    // Long enough for what stops at once to have stopped.
    await sleep(1000);
    const customer = { name: 'Late', email: 'late@example.com', phone_numbers: [] };
    await post('/api/v1/customers/register', customer, { Authorization });
    await stopping;
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows } = await client.query('SELECT state FROM outbox_deliveries');
    await client.end();
    expect(rows).toEqual([{ state: 'delivered' }]);
  }, 60_000);

  it('during a start that comes to no end does so within 10 seconds', async () => {
    const port = await freePort();
    let isPreparing = false;
    void serverWith({ PORT: String(port) }, () => {
      isPreparing = true;
      return new Promise(() => undefined);
    }).start();
    while (!isPreparing) await sleep(20);
    const signalled = performance.now();
    const stopping = server!.stop();
    await sleep(5000);
    const slow = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(slow);
    slow.write('GET / HTTP/1.1\r\n');
    await stopping;
    expect(performance.now() - signalled).toBeLessThan(10_000);
  }, 60_000);
});
