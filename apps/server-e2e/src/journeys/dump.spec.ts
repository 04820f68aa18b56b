import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';
import { times } from '../support/tally.js';

describe('a dump of a server that works', () => {
  const folder = temporaryDataDir();
  const file = join(folder.path, 'strata.gz');
  let server: RunningServer;
  let sold = 0;
  let soldBefore = 0;

  beforeAll(async () => {
    server = await startServer({ LOG_LEVEL: 'error' });
    const shop = new Shop(server.admin);
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 100_000 });
    let stopped = false;
    const selling = times(4, async () => {
      while (!stopped) {
        const { status } = await server.admin.post('/sales-transactions', {
          body: shop.sale(customer, item, 1),
        });
        if (status === 201) sold += 1;
      }
    });
    try {
      while (sold < 20) await sleep(10);
      soldBefore = sold;
      const dumped = await StrataProcess.run(['dump', file], { DATA_DIR: server.dataDir });
      expect(dumped.err).toMatch(/\nDumped \d+ rows of \d+ tables to \S+strata\.gz\.\n$/);
      expect(dumped.code).toBe(0);
    } finally {
      stopped = true;
      await selling;
    }
  });
  afterAll(async () => {
    await server?.stop();
    folder.remove();
  });

  it('is of one moment: in another installation stock and ledger agree, and the logins are the same', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const settings = { DATA_DIR: join(folder.path, 'another') };
    const restored = await StrataProcess.run(['restore', file], settings);
    expect(restored.err).toMatch(
      /\nRestored \d+ rows of \d+ tables, dumped \S+ by Strata \S+ from/,
    );
    expect(restored.code).toBe(0);
    expect((await StrataProcess.run(['reconcile'], settings)).code).toBe(0);
    const another = await StrataProcess.serve(settings);
    const admin = await Client.admin(another, server.dataDir);
    const { body } = await admin.get('/sales-transactions?limit=1');
    expect(body.total).toBeGreaterThanOrEqual(soldBefore);
    expect(body.total).toBeLessThan(sold);
    const shop = new Shop(admin);
    const [item, warehouse] = [await shop.item(), await shop.warehouse()];
    await shop.receive(warehouse, { [item]: 1 });
    const sale = await admin.post('/sales-transactions', {
      body: shop.sale(await shop.customer(), item, 1),
    });
    expect(sale.status).toBe(201);
    await another.end();
  });

  it('goes through a pipe too', async () => {
    const bytes = readFileSync(file);
    const dumping = StrataProcess.spawn(['dump', '-'], settingsBeside(server));
    const settings = { DATA_DIR: join(folder.path, 'piped') };
    const restoring = StrataProcess.spawn(['restore', '-'], settings);
    dumping.child.stdout!.pipe(restoring.child.stdin!);
    expect([await dumping.exit, await restoring.exit]).toEqual([0, 0]);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('is not restored beside a server', async () => {
    const refused = await StrataProcess.run(['restore', file], { DATA_DIR: server.dataDir });
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/\nDATA_DIR \S+ is in use by the server with process id \d+\./);
    const beside = await StrataProcess.run(['restore', '--replace', file], settingsBeside(server));
    expect(beside.err).toMatch(/\nA server works on the database \(\d+ connections of strata\)\. /);
    expect((await server.admin.get('/customers')).body.total).toBe(1);
  });

  it('is restored wholly or not at all when the restoring process is killed', async () => {
    const bytes = readFileSync(file);
    const settings = { DATA_DIR: join(folder.path, 'killed') };
    const victim = StrataProcess.spawn(['restore', '-'], settings);
    victim.child.stdin!.write(bytes.subarray(0, bytes.length - 20));
    while (!victim.err.includes('restore: ')) await sleep(20);
    await victim.end('SIGKILL');
    const again = await StrataProcess.run(['restore', file], settings);
    expect(again.err).toMatch(/\nRestored /);
    expect((await StrataProcess.run(['reconcile'], settings)).code).toBe(0);
  });

  it.each([
    ['dump', () => [file], /^\S+strata\.gz exists already\. Give another name, or say --force/],
    [
      'dump',
      () => [join(folder.path, 'no', 'x')],
      /^Cannot write \S+x: there is no folder \S+no\./,
    ],
    ['restore', () => [join(folder.path, 'none')], /^Cannot read \S+none: no such file or dir/],
    ['restore', () => ['--check', process.execPath], /^This is not a dump of Strata/],
    ['restore', () => ['--check', '-'], /^The dump is empty\./],
    ['restore', () => [file], /^The database is not empty: there are rows in .*say --replace/],
  ])('%s says in one line why it does not', async (command, args, message) => {
    const settings = { DATA_DIR: join(folder.path, 'another') };
    const { code, out, err } = await StrataProcess.run([command, ...args()], settings);
    const lines = err.trim().split('\n');
    expect(lines.at(-1)).toMatch(message);
    expect(lines.filter((line) => !/^(check|restore): \d+ of \d+$/.test(line))).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  it('is given up by Ctrl-C, and leaves nothing behind', async () => {
    const target = join(folder.path, 'interrupted.gz');
    const dumping = StrataProcess.spawn(['dump', target], { DATA_DIR: server.dataDir });
    while (!existsSync(`${target}.partial`) && dumping.child.exitCode === null) await sleep(1);
    const code = await dumping.end('SIGINT');
    // On a fast machine it was faster.
    if (code === 0) return;
    expect(dumping.err).toContain('Interrupted: no dump was written.');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('interrupted'))).toEqual([]);
  });
});

describe('DUMP_EVERY_HOURS', () => {
  it('writes a dump beside the work, and says so in the log', async () => {
    const server = await startServer({ DUMP_EVERY_HOURS: '1' });
    const dumps = join(server.dataDir, 'dumps');
    const written = () => server.process.log.find(({ msg }) => msg === 'dump written');
    const deadline = Date.now() + 20_000;
    while (!written() && Date.now() < deadline) await sleep(50);
    const file = String(written()?.['file']);
    expect(file).toBe(join(dumps, readdirSync(dumps)[0]!));
    const checked = await StrataProcess.run(['restore', '--check', file], {});
    expect(checked.err).toMatch(/The dump is whole: \d+ rows/);
    expect(checked.code).toBe(0);
    await server.stop();
  });
});

describe('a cluster of another PostgreSQL', () => {
  it('is left alone, and the message says how to take it along', async () => {
    const dataDir = temporaryDataDir();
    const cluster = join(dataDir.path, 'postgres');
    mkdirSync(cluster);
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    const { code, err } = await StrataProcess.run([], { PORT: '0', DATA_DIR: dataDir.path });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The database in \S+postgres was made by PostgreSQL 17; this program comes with \d+\.\d+, which cannot read it\. It is untouched\./,
    );
    expect(err).toContain('npm start -- restore strata.gz');
    expect(err).not.toContain('    at ');
    expect(readdirSync(cluster)).toEqual(['PG_VERSION']);
    dataDir.remove();
  });
});
