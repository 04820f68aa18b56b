import { setTimeout as sleep } from 'node:timers/promises';
import {
  connect,
  databaseAt,
  type DatabaseConnection,
  type DatabaseLimits,
  runPrepared,
} from '@strata/infrastructure-kit';
import { type TemporaryPostgres, startTemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';

const UNAVAILABLE = { kind: 'unavailable', code: 'store.unavailable' };
/** How long a reader may wait behind a slow statement, on busy cores too. */
const HELD_MILLISECONDS = 3500;

let postgres: TemporaryPostgres;
let operator: pg.Client;
const connections: DatabaseConnection[] = [];

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  operator = new pg.Client({ connectionString: postgres.url });
  await operator.connect();
});
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
});
afterAll(async () => {
  await operator?.end();
  await postgres?.stop();
});

function lanes(limits: Partial<DatabaseLimits> = {}) {
  const database = connect(databaseAt(postgres.database.address, limits));
  connections.push(database);
  const number = async (value: number) => {
    const [row] = await runPrepared<{ value: number }>(database.rows, {
      text: 'SELECT $1::int AS value',
      values: [value],
    });
    return row?.value;
  };
  const slow = (seconds: number) =>
    runPrepared(database.rows, { text: 'SELECT pg_sleep($1)', values: [seconds] });
  return { database, number, slow };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

async function backends(): Promise<number> {
  const { rows } = await operator.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'strata'`,
  );
  return rows[0]?.count ?? 0;
}

describe('reads of single rows', () => {
  it('share a few connections, and each gets its own answer', async () => {
    const { number } = lanes({ poolSize: 20 });
    expect(await Promise.all(numbers(500).map(number))).toEqual(numbers(500));
    expect(await backends()).toBeLessThanOrEqual(4);
  });

  it('get their own errors', async () => {
    const { database, number } = lanes();
    const bad = () => runPrepared(database.rows, { text: 'SELECT 1 / $1::int', values: [0] });
    const results = await Promise.allSettled(
      numbers(60).map((index) => (index % 3 === 0 ? bad() : number(index))),
    );
    for (const [index, result] of results.entries()) {
      if (index % 3 === 0) expect(result).toMatchObject({ reason: { code: '22012' } });
      else expect(result).toEqual({ status: 'fulfilled', value: index });
    }
  });

  it('are not held up by a slow statement, be they sent before or after it shows', async () => {
    const { number, slow } = lanes({ poolSize: 20 });
    await Promise.all(numbers(50).map(number));
    const began = performance.now();
    const late = slow(4);
    const behind = numbers(200).map(number);
    await sleep(200);
    const after = numbers(200).map(number);
    expect(await Promise.all([...behind, ...after])).toEqual([...numbers(200), ...numbers(200)]);
    expect(performance.now() - began).toBeLessThan(HELD_MILLISECONDS);
    await late;
  });

  it('that take too long fail alone', async () => {
    const { number, slow } = lanes({ statementTimeout: 300 });
    const late = expect(slow(30)).rejects.toMatchObject(UNAVAILABLE);
    expect(await Promise.all(numbers(100).map(number))).toEqual(numbers(100));
    await late;
  });

  it('do not notice when a backend is killed, nor when all are', async () => {
    const { number } = lanes({ poolSize: 20 });
    let isOver = false;
    const failures: unknown[] = [];
    let answered = 0;
    const readers = numbers(16).map(async (index) => {
      while (!isOver) {
        await number(index).then(
          () => (answered += 1),
          (error: unknown) => failures.push(error),
        );
      }
    });
    for (let kills = 0; kills < 10; kills++) {
      await sleep(100);
      await operator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'strata' ${kills % 2 ? '' : 'LIMIT 1'}`,
      );
    }
    isOver = true;
    await Promise.all(readers);
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(100);
  });

  it('fail in time while the database is away, and go on when it is back', async () => {
    const { number } = lanes();
    expect(await number(1)).toBe(1);
    await operator.end();
    await postgres.pause();
    await expect(number(2)).rejects.toMatchObject(UNAVAILABLE);
    await postgres.resume();
    operator = new pg.Client({ connectionString: postgres.url });
    await operator.connect();
    expect(await number(3)).toBe(3);
  });
});
