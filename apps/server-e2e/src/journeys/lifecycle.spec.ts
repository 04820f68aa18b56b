import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { startServer } from '../support/running-server.js';
import { adminPassword, StrataProcess, temporaryDataDir } from '../support/strata-process.js';

describe('a start', () => {
  it('shows where everything is, and the first login once', async () => {
    const server = await startServer();
    const { err } = server.process;
    const password = adminPassword(server.dataDir);
    expect(err).toMatch(/API +http:\/\/127\.0\.0\.1:\d+\/api\/v1/);
    expect(err).toMatch(/Docs +http/);
    expect(err).toContain(`Login    admin / ${password}`);
    expect(statSync(join(server.dataDir, 'admin.password')).mode & 0o777).toBe(0o600);
    await server.process.end();
    const again = await StrataProcess.serve({ DATA_DIR: server.dataDir });
    expect(again.err).not.toContain(password);
    const file = join(server.dataDir, 'admin.password');
    expect(again.err).toContain(`Login    the admin's first password is kept in ${file}\n`);
    await again.end();
    // Who has taken it away is not given another one, which would open nothing.
    rmSync(file);
    const third = await StrataProcess.serve({ DATA_DIR: server.dataDir });
    expect(third.err).not.toContain('Login');
    expect(existsSync(file)).toBe(false);
    await third.end();
    await server.stop();
  });

  it('says when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    const dataDir = temporaryDataDir();
    const { code, err } = await StrataProcess.run([], { PORT: `${port}`, DATA_DIR: dataDir.path });
    expect(code).toBe(1);
    expect(err.trim()).toBe(
      `Port ${port} of 127.0.0.1 is taken. Stop what uses it, or set PORT to another one.`,
    );
    holder.close();
    dataDir.remove();
  });

  it('is refused on a folder that another server works on', async () => {
    const server = await startServer();
    const settings = { PORT: '0', DATA_DIR: server.dataDir };
    const { code, err } = await StrataProcess.run([], settings);
    expect(code).toBe(1);
    expect(err).toMatch(/^DATA_DIR \S+ is in use by the server with process id \d+\./);
    expect((await server.admin.get('/customers')).status).toBe(200);
    await server.stop();
  });

  it('names every bad setting and starts nothing', async () => {
    const { code, err } = await StrataProcess.run([], { PORT: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(err).toMatch(/^Bad settings:\n {2}- PORT .*\n {2}- LOG_LEVEL .*\n$/);
  });

  it.each([
    ['port', 'postgresql://u:hunter2@127.0.0.1:1/db', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['socket', 'postgresql://u:hunter2@/db?host=/nowhere', 'connect ENOENT /nowhere/.s.PGSQL.5432'],
    ['host', 'postgresql://u:hunter2@nowhere.invalid/db', 'getaddrinfo '],
  ])('says in a line when the database cannot be reached by its %s', async (_by, url, why) => {
    const { code, err } = await StrataProcess.run([], {
      PORT: '0',
      DATABASE_URL: url,
      SECRET_KEY: 'x'.repeat(32),
    });
    expect(code).toBe(1);
    expect(err).toContain(`The database cannot be used: ${why}`);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('hunter2');
  });

  it('works in a folder that only its owner can enter', async () => {
    const dataDir = temporaryDataDir();
    chmodSync(dataDir.path, 0o700);
    const server = await StrataProcess.serve({ DATA_DIR: dataDir.path });
    const admin = await Client.admin(server, dataDir.path);
    expect((await admin.get('/customers')).status).toBe(200);
    await server.end();
    dataDir.remove();
  });
});

describe('after kill -9', () => {
  it('the next start finds everything that was acknowledged', async () => {
    const first = await startServer();
    const { body } = await first.admin.post('/customers', { body: { name: 'Survivor' } });
    await first.process.end('SIGKILL');
    // The database process is an orphan now, and the lock file is stale.
    const again = await StrataProcess.serve({ DATA_DIR: first.dataDir });
    const admin = await Client.admin(again, first.dataDir);
    expect((await admin.get(`/customers/${body.id}`)).body).toEqual(body);
    await again.end();
    await first.stop();
  });
});

describe('the command line', () => {
  const settings = { SECRET_KEY: 'x'.repeat(32) };

  it('makes no first admin with a password that everybody guesses', async () => {
    const dataDir = temporaryDataDir();
    const weak = { DATA_DIR: dataDir.path, PORT: '0', ADMIN_PASSWORD: 'Admin-2026' };
    const { code, err } = await StrataProcess.run(['serve'], weak);
    expect(code).toBe(1);
    expect(err).toContain('ADMIN_PASSWORD: A password is more than a variation of the username.');
    dataDir.remove();
  });

  it.each([
    'serve',
    'migrate',
    'seed',
    'create-user',
    'openapi',
    'reconcile',
    'outbox',
    'dump',
    'restore',
  ])('%s explains itself', async (name) => {
    const { code, out } = await StrataProcess.run([name, '--help'], {});
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: strata ${name}`));
  });

  it('refuses what it does not know', async () => {
    const { code, err } = await StrataProcess.run(['dance'], {});
    expect(code).toBe(1);
    expect(err).toBe("error: unknown command 'dance'\n");
    const misspelt = await StrataProcess.run(['sed'], {});
    expect(misspelt.code).toBe(1);
    expect(misspelt.err).toBe("error: unknown command 'sed'\n(Did you mean seed?)\n");
  });

  it('leaves no PostgreSQL behind when it is interrupted', async () => {
    const dataDir = temporaryDataDir();
    const seeding = StrataProcess.spawn(['seed', '--customers', '1000000'], {
      DATA_DIR: dataDir.path,
    });
    const pidFile = join(dataDir.path, 'postgres', 'postmaster.pid');
    // Made once the database is open.
    while (!existsSync(join(dataDir.path, 'secret.key'))) await sleep(20);
    expect(await seeding.end('SIGINT')).toBe(1);
    expect({ out: seeding.out, err: seeding.err.replaceAll(/^customers: .*\n/gm, '') }).toEqual({
      out: '',
      err: '',
    });
    expect(existsSync(pidFile)).toBe(false);
    dataDir.remove();
  });

  it('prints the OpenAPI document that the server publishes', async () => {
    const server = await startServer();
    const { code, out } = await StrataProcess.run(['openapi'], settings);
    expect(code).toBe(0);
    const published = await fetch(`${server.process.url}/openapi.json`);
    expect(JSON.parse(out)).toEqual(await published.json());
    await server.stop();
  });

  it('migrates, seeds the same again and again, and makes users, with or without a server', async () => {
    const dataDir = temporaryDataDir();
    const here = { DATA_DIR: dataDir.path };
    const migrated = await StrataProcess.run(['migrate'], here);
    expect(migrated.err).toMatch(/^applied \d{14}_/);
    expect((await StrataProcess.run(['migrate'], here)).err).toBe('The database is up to date.\n');
    const seed = ['seed', '--customers', '50', '--items', '10', '--sales', '20', '--rentals', '40'];
    const first = await StrataProcess.run(seed, here);
    expect(first.err).toMatch(/customers: 50 of 50\n/);
    expect(first.err).toMatch(/rentals: 40 of 40\n50 customers added, 0 were there already\.\n/);
    expect(first.err).toContain('10 items, 3 warehouses, 20 sales and 40 rentals added.');
    expect((await StrataProcess.run(['reconcile'], here)).code).toBe(0);

    const server = await StrataProcess.serve(here);
    const admin = await Client.admin(server, dataDir.path);
    const before = await admin.get('/customers');
    expect(before.body.total).toBe(50);
    for (const some of ['reserved', 'out', 'returned', 'cancelled']) {
      const { body } = await admin.get(`/rental-agreements?status=${some}&limit=1`);
      expect(body.items).toMatchObject([{ status: some }]);
    }
    const overdue = await admin.get('/rental-agreements?overdue=true&limit=1');
    expect(overdue.body.items).toMatchObject([{ overdue: true }]);
    expect((await StrataProcess.run(seed, here)).err).toContain('0 customers added, 50 were there');
    expect((await admin.get('/customers')).text).toBe(before.text);

    const made = await StrataProcess.run(
      ['create-user', 'Mia', '--role', 'manager'],
      here,
      'a long password\n',
    );
    expect(made.err).toMatch(/^Made the manager mia, id /);
    const mia = await admin.signIn('mia', 'a long password');
    expect((await mia.get('/auth/me')).body.role).toBe('manager');
    const again = await StrataProcess.run(['create-user', 'mia'], here, 'a long password\n');
    expect(again).toMatchObject({ code: 1, err: 'Another user is called mia.\n' });
    // An ADMIN_PASSWORD of old is no reason to stop: the admin has long been there.
    const old = { ...here, ADMIN_PASSWORD: 'password123' };
    const common = await StrataProcess.run(['create-user', 'sam'], old, 'password123\n');
    expect(common).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^This password is one of/),
    });
    await server.end();
    expect(readFileSync(join(dataDir.path, 'secret.key'), 'utf8').length).toBeGreaterThan(32);
    dataDir.remove();
  });
});
