import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type RunningServer } from '../support/running-server.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';

describe('export', () => {
  const folder = temporaryDataDir();
  const file = join(folder.path, 'customers.csv');
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ LOG_LEVEL: 'error' });
    for (const name of ['Ada', 'Bob', 'Ada, too']) {
      expect((await server.admin.post('/customers', { body: { name } })).status).toBe(201);
    }
  });
  afterAll(async () => {
    await server?.stop();
    folder.remove();
  });

  const run = (...args: string[]) =>
    StrataProcess.run(['export', ...args], { DATA_DIR: server.dataDir });
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${server.admin.token}` };
    return (await fetch(`${server.process.url}/api/v1${path}`, { headers })).text();
  };

  it('writes what GET gives, for its owner alone, beside a server', async () => {
    const { code, err } = await run('customers', file, '--where', 'sort=name&name=ada');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/Exported 2 rows to \S+customers.csv\.\n$/),
    ]);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(await get('/customers?format=csv&sort=name&name=ada'));
    expect(text).toMatch(/,Ada,[^]*,"Ada, too",/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes to standard output, also of a list that has nothing', async () => {
    const { code, out } = await run('inventory/levels', '-', '--format', 'csv');
    expect([code, out]).toEqual([0, await get('/inventory/levels?format=csv')]);
    const lines = (await run('customers', '-', '--format', 'ndjson')).out;
    expect(lines).toBe(await get('/customers?format=ndjson'));
  });

  it.each([
    [['custmers', 'a.csv'], /There is no list custmers\. There are: api-keys, .*, customers, /],
    [['customers', 'a.xlsx'], /Say --format csv or ndjson/],
    [['customers', 'a.csv', '--where', 'colour=red'], /--where is not understood:\n {2}- .*colour/],
    [['customers', 'a.csv', '--where', 'limit=3'], /gives the whole list; leave out limit/],
    [['customers', 'a.csv', '--where', 'name=a&name=b'], /name comes twice/],
    [['customers', 'nowhere/a.csv'], /Cannot write .*there is no folder/],
  ])('of %j says what is wrong, and writes nothing', async ([list, name, ...rest], fault) => {
    const target = join(folder.path, name!);
    const { code, err } = await run(list!, target, ...rest);
    expect(err).toMatch(fault);
    expect(err).not.toMatch(/\n\s+at /);
    expect([code, existsSync(target)]).toEqual([1, false]);
  });

  it('replaces a file only when it is told to', async () => {
    const before = readFileSync(file, 'utf8');
    expect((await run('customers', file)).err).toContain('exists already');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await run('customers', file, '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(await get('/customers?format=csv'));
  });
});
