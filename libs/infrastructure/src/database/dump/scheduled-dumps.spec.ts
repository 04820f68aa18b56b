import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogFields, Logger } from '@strata/application-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { checkDump, readDumpFile, ScheduledDumps, SystemClock } from '@strata/infrastructure-kit';
import { migrate } from '../migrations.js';

interface Line extends LogFields {
  readonly message: string;
}

describe('dumps by schedule', () => {
  let postgres: TemporaryPostgres;
  let folder: string;
  let lines: Line[];
  let logger: Logger;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
  }, 60_000);
  afterAll(() => postgres?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-dumps-'));
    lines = [];
    const log = (level: string) => (fields: LogFields, message: string) =>
      lines.push({ ...fields, level, message });
    logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const dumps = (everyMilliseconds: number, keep = 2, into = folder) =>
    new ScheduledDumps(
      postgres.database,
      { everyMilliseconds, keep, folder: into },
      '0.0.0',
      new SystemClock(),
      logger,
    );
  async function until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!condition() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(condition()).toBe(true);
  }
  const written = () => lines.filter(({ message }) => message === 'dump written');

  it('are whole, private, and as many as are to be kept, however many servers there are', async () => {
    const into = join(folder, 'made', 'on demand');
    const servers = [dumps(1500, 2, into), dumps(1500, 2, into), dumps(1500, 2, into)];
    for (const server of servers) server.start();
    await until(() => written().length >= 3 && readdirSync(into).length === 2);
    for (const server of servers) await server.stop();
    const names = readdirSync(into).filter((name) => !name.endsWith('.partial'));
    for (const name of names) {
      expect(name).toMatch(/^dump-\d{8}T\d{6}Z\.strata\.gz$/);
      expect(statSync(join(into, name)).mode & 0o777).toBe(0o600);
      await checkDump(readDumpFile(join(into, name)));
    }
    expect(names).not.toContain(String(written()[0]!['file']).split('/').at(-1));
    expect(lines.filter(({ message }) => message !== 'dump written')).toEqual([]);
    expect(new Set(written().map(({ file }) => file)).size).toBe(written().length);
    expect(written()[0]).toMatchObject({ level: 'info', rows: 0, bytes: expect.any(Number) });
  }, 60_000);

  it('count from the newest one there, and leave what is not theirs', async () => {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const names = [`dump-${now}.strata.gz`, 'dump-20200101T000000Z.strata.gz', 'mine.gz'];
    for (const name of names) writeFileSync(join(folder, name), '');
    const server = dumps(3_600_000, 1);
    server.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.stop();
    expect(readdirSync(folder).sort()).toEqual(names.sort());
    rmSync(join(folder, `dump-${now}.strata.gz`));
    writeFileSync(join(folder, 'dump-20200101T000000Z.strata.gz.partial'), '');
    const later = dumps(3_600_000, 1);
    later.start();
    await until(() => written().length === 1 && readdirSync(folder).length === 2);
    await later.stop();
    expect(readdirSync(folder)).toContain('mine.gz');
  });

  it('that fail are logged once with the reason, and stop at once', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const server = dumps(3_600_000, 1, join(file, 'below'));
    server.start();
    await until(() => lines.length > 0);
    await server.stop();
    expect(lines).toEqual([
      { level: 'error', message: 'dump failed', err: expect.objectContaining({ code: 'ENOTDIR' }) },
    ]);
    const running = dumps(3_600_000);
    running.start();
    await running.stop();
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(lines).toHaveLength(1);
  });
});
