import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings } from '../config/read-settings.js';
import { openDatabase } from './open-database.js';

describe('the embedded database', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'strata-test-'));
    // Under root, PostgreSQL's own user has to get in.
    chmodSync(dataDir, 0o755);
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  it('has room for the pool of the server and for others, whatever size that is', async () => {
    const room: unknown[] = [];
    for (const DATABASE_POOL_SIZE of ['8', '20', '250']) {
      const settings = readSettings({ DATA_DIR: dataDir, DATABASE_POOL_SIZE });
      const { database, close } = await openDatabase(settings, () => undefined);
      try {
        const { host, port, user, password, database: name } = database.address;
        const client = new pg.Client({ host, port, user, password, database: name });
        await client.connect();
        room.push((await client.query('SHOW max_connections')).rows[0].max_connections);
        await client.end();
      } finally {
        await close();
      }
    }
    expect(room).toEqual(['120', '122', '352']);
  }, 120_000);
});
