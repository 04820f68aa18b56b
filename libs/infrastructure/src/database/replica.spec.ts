import { setTimeout as sleep } from 'node:timers/promises';
import {
  connect,
  databaseAt,
  type DatabaseConnection,
  type DatabaseSettings,
  onlyRow,
  type Replica,
  type Statements,
} from '@strata/infrastructure-kit';
import {
  startTemporaryPostgres,
  startTemporaryReplica,
  type TemporaryPostgres,
  type TemporaryReplica,
} from '@strata/infrastructure-kit/testing';

const MAX_STALENESS = 3000;
/** How long anything may take to show itself, on busy cores too. */
const PATIENCE_MILLISECONDS = 20_000;

const PLAIN = { user: 'plain', password: 'plain' };

let primary: TemporaryPostgres;
let copy: TemporaryReplica;
let database: DatabaseConnection;
let replica: Replica;
let news: (string | null)[];

beforeAll(async () => {
  primary = await startTemporaryPostgres({ wal_keep_size: '256MB' });
  const first = connect(primary.database);
  await first.lists.query('CREATE TABLE counters (id int PRIMARY KEY, value int NOT NULL)');
  await first.lists.query('INSERT INTO counters SELECT id, 0 FROM generate_series(1, 100) id');
  // Nobody with more rights than the program needs.
  await first.lists.query(`CREATE ROLE plain LOGIN PASSWORD 'plain'`);
  await first.lists.query('GRANT SELECT, UPDATE ON counters TO plain');
  await first.close();
});
afterAll(() => primary?.stop());

beforeEach(async () => {
  copy = await startTemporaryReplica(primary);
  open({ address: { ...copy.address, ...PLAIN }, maxStaleness: MAX_STALENESS });
});
afterEach(async () => {
  await database?.close();
  await copy?.stop();
});

function open(settings: NonNullable<DatabaseSettings['replica']>) {
  news = [];
  database = connect(
    { ...databaseAt({ ...primary.database.address, ...PLAIN }), replica: settings },
    undefined,
    (problem) => news.push(problem),
  );
  replica = database.replica!;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`still not so: ${isSo.toString()}`);
    await sleep(20);
  }
}

const set = (id: number, value: number) =>
  database.commands.open((session) =>
    session.write('UPDATE counters SET value = $2 WHERE id = $1', [id, value]),
  );

async function valueOf(id: number, { rows }: { readonly rows: Statements }): Promise<number> {
  const found = await rows.query<{ value: number }>({
    name: 'counter',
    text: 'SELECT value FROM counters WHERE id = $1',
    values: [id],
  });
  return onlyRow(found.rows).value;
}

/** What a request with that token reads, and where. */
async function read(id: number, token?: string | null) {
  const isShown = replica.shows(token ?? undefined);
  return { isShown, value: await valueOf(id, isShown ? replica : database) };
}

/** How long clients think: some for less than a replica is looked at, some for more. */
const THINK_MILLISECONDS = 500;

/** Clients that each write, and read their write back, until they are told to stop. */
function load() {
  let isOver = false;
  const seen = { reads: 0, shown: 0, stale: 0 };
  const failures: unknown[] = [];
  const client = async (id: number) => {
    for (let value = 1; !isOver; value += 1) {
      try {
        await set(id, value);
        const token = replica.written!;
        await sleep(Math.random() * THINK_MILLISECONDS);
        const [own, any] = await Promise.all([read(id, token), read(id)]);
        seen.reads += 2;
        seen.shown += Number(own.isShown) + Number(any.isShown);
        if (own.value !== value) seen.stale += 1;
      } catch (error) {
        failures.push(error);
        await sleep(20);
      }
    }
  };
  const clients = [1, 2, 3, 4, 5, 6, 7, 8].map(client);
  return {
    seen,
    end: async () => {
      isOver = true;
      await Promise.all(clients);
      return { failures, stale: seen.stale };
    },
  };
}

describe('a replica', () => {
  it('shows what was written once it has replayed it, and to others what it has', async () => {
    await until(() => replica.shows());
    await set(11, 1);
    const token = replica.written!;
    await until(() => replica.shows(token));
    expect(await valueOf(11, replica)).toBe(1);
    await copy.delay('1s');
    await set(11, 2);
    const written = replica.written!;
    expect([replica.shows(written), replica.shows(token), replica.shows()]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await read(11, written)).toEqual({ isShown: false, value: 2 });
    expect(await read(11, token)).toEqual({ isShown: true, value: 1 });
    await until(() => replica.shows(written));
    expect(await valueOf(11, replica)).toBe(2);
  });

  it('is not asked by who brings what it cannot have replayed', async () => {
    await until(() => replica.shows());
    for (const token of [
      '',
      'nonsense',
      '0-0',
      'FF-0',
      '1-FFFFFFFFFFFFFFFF',
      '1-' + '0'.repeat(99),
    ])
      expect([token, replica.shows(token)]).toEqual([token, false]);
  });

  it('that is slow shows nobody their own old writes, nor anything too old', async () => {
    await until(() => replica.shows());
    await copy.delay('2s');
    const clients = load();
    const started = performance.now();
    const writtenAt: number[] = [];
    let oldest = 0;
    while (performance.now() - started < 6000) {
      writtenAt.push(performance.now());
      await set(21, writtenAt.length);
      const { value } = await read(21);
      // The first write that it does not show is how old it is.
      const missed = writtenAt[value];
      if (missed !== undefined) oldest = Math.max(oldest, performance.now() - missed);
      await sleep(50);
    }
    expect(await clients.end()).toEqual({ failures: [], stale: 0 });
    expect(oldest).toBeGreaterThan(1500);
    expect(oldest).toBeLessThan(MAX_STALENESS + 500);
    expect(news).toEqual([null]);
    await copy.delay('10s');
    await until(() => news.length === 2);
    await copy.delay('0');
    await until(() => news.length === 3);
    expect(news).toEqual([null, 'it is more than 3 s behind', null]);
  });

  it('that is stopped is left out, and taken in again, unnoticed by who reads', async () => {
    await until(() => replica.shows());
    const clients = load();
    await until(() => clients.seen.shown > 20);
    await copy.pause();
    await until(() => !replica.shows());
    const { shown, reads } = clients.seen;
    await until(() => clients.seen.reads > reads + 50);
    expect(clients.seen.shown - shown).toBeLessThan(10);
    await copy.resume();
    await until(() => clients.seen.shown > shown + 20);
    expect(await clients.end()).toEqual({ failures: [], stale: 0 });
    expect(news).toEqual([null, expect.stringMatching(/terminat|shut|refused/), null]);
  });

  it('that is promoted is left out for good, unnoticed by who reads', async () => {
    await until(() => replica.shows());
    const clients = load();
    await until(() => clients.seen.shown > 20);
    await copy.promote();
    await until(() => news.length === 2);
    const { reads } = clients.seen;
    await until(() => clients.seen.reads > reads + 50);
    expect(await clients.end()).toEqual({ failures: [], stale: 0 });
    expect([replica.shows(), replica.shows(replica.written!)]).toEqual([false, false]);
    expect(news).toEqual([null, 'it is a primary of its own']);
  });

  it('that fails a statement has the primary answer it', async () => {
    await until(() => replica.shows());
    // It is told of a right by the log alone.
    await copy.delay('1s');
    const owner = connect(primary.database);
    await owner.lists.query('CREATE TABLE young (id int); GRANT SELECT ON young TO plain');
    await owner.close();
    const text = 'SELECT * FROM young';
    await expect(replica.rows.query({ text })).resolves.toMatchObject({ rows: [] });
    await expect(replica.lists.query({ text })).resolves.toMatchObject({ rows: [] });
  });

  it('is known to lack nothing by who commits nothing', async () => {
    await until(() => replica.shows());
    expect(replica.written).toBeNull();
    await database.commands.open(() => undefined);
    const token = replica.written!;
    await until(() => replica.shows(token));
    expect(await valueOf(1, replica)).toBe(await valueOf(1, database));
  });
});
