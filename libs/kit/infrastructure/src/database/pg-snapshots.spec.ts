import type { Snapshot } from '@strata/application-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { connect, type DatabaseConnection } from './connection.js';
import { ListReader } from './list-reader.js';
import { SNAPSHOTS_MAX } from './pool-shares.js';

interface Lamp {
  readonly id: string;
  readonly name: string;
}

describe('snapshots', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let lamps: ListReader<Lamp, Lamp, { readonly name?: string }, 'name'>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    database = connect(postgres.database);
    await database.lists.query('CREATE TABLE lamps (id uuid PRIMARY KEY, name text NOT NULL)');
    lamps = new ListReader(database.lists, {
      select: 'id, name',
      table: 'lamps',
      sortColumns: { name: { column: 'name', type: 'text' } },
      conditions: ({ name = 'lamp' }, parameters) => [`name >= ${parameters.add(name)}`],
      toView: (row) => row,
    });
  }, 60_000);

  beforeEach(async () => {
    await database.lists.query('TRUNCATE lamps');
    await make('lamp 1', 'lamp 2', 'lamp 3');
  });

  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const make = (...names: string[]) =>
    database.lists.query({
      text: 'INSERT INTO lamps SELECT gen_random_uuid(), name FROM unnest($1::text[]) AS name',
      values: [names],
    });
  const page = (snapshot?: Snapshot) =>
    lamps.list({
      filter: {},
      sort: [{ key: 'name', descending: false }],
      skip: 0,
      limit: 2,
      snapshot,
    });

  it('show one moment, whatever others do meanwhile', async () => {
    await database.snapshots.read(async (snapshot) => {
      await make('lamp 0', 'lamp 4');
      await database.lists.query(`DELETE FROM lamps WHERE name = 'lamp 2'`);
      const seen = await page(snapshot);
      expect(seen.items.map(({ name }) => name)).toEqual(['lamp 1', 'lamp 2']);
      expect(seen.total).toBe(3);
      expect((await page()).total).toBe(4);
      expect((await page(snapshot)).total).toBe(3);
      expect(Math.abs(Date.now() - snapshot.takenAt.getTime())).toBeLessThan(60_000);
    });
  });

  it('are as many at once as there are connections for them, and no more wait', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const open = Array.from({ length: SNAPSHOTS_MAX }, () =>
      database.snapshots.read(() => released),
    );
    await expect(database.snapshots.read(() => page())).rejects.toMatchObject({
      code: 'store.too_many_snapshots',
      details: { retryAfterSeconds: 10 },
    });
    release();
    await Promise.all(open);
    expect((await database.snapshots.read((snapshot) => page(snapshot))).total).toBe(3);
  });

  it('end with what reads them, and leave a connection that works', async () => {
    for (let time = 0; time <= SNAPSHOTS_MAX; time += 1) {
      const reading = database.snapshots.read(() => Promise.reject(new Error('gone')));
      await expect(reading).rejects.toThrow('gone');
    }
    const { rows } = await database.lists.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM pg_stat_activity
        WHERE state LIKE 'idle in transaction%' AND datname = current_database()`,
    );
    expect(rows).toEqual([{ open: 0 }]);
    expect((await database.snapshots.read((snapshot) => page(snapshot))).total).toBe(3);
  });

  it('say that the database is away when their connection is lost', async () => {
    const reading = database.snapshots.read(async (snapshot) => {
      await database.lists.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE state LIKE 'idle in transaction%' AND datname = current_database()`,
      );
      return page(snapshot);
    });
    await expect(reading).rejects.toMatchObject({ code: 'store.unavailable' });
    expect((await database.snapshots.read((snapshot) => page(snapshot))).total).toBe(3);
  });
});
