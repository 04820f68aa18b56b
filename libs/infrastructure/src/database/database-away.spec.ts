import { sqlTransaction } from '../sql-transaction.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { TimeLimitExceeded } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Customer } from '@strata/domain';
import pg from 'pg';
import { customerTable } from '../customers/customer-table.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import {
  connect,
  type DatabaseAddress,
  databaseAt,
  databaseComplaint,
  type DatabaseConnection,
  type DatabaseLimits,
  pgQueries,
  runPrepared,
  type Statements,
  SqlUnitOfWork,
  TransactionLane,
  WriteQueue,
} from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

const UNAVAILABLE = { kind: 'unavailable', code: 'store.unavailable' };
const PATIENCE_MILLISECONDS = 20_000;

let postgres: TemporaryPostgres;
/** As an operator works on it, over one connection. */
let operator: pg.Pool;
const connections: DatabaseConnection[] = [];

beforeAll(async () => {
  postgres = await startTemporaryPostgres({ max_connections: '40' });
  await migrate(postgres.database);
  operator = new pg.Pool({ connectionString: postgres.url, max: 1 });
  operator.on('error', () => undefined);
});
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
});
afterAll(async () => {
  await operator?.end();
  await postgres?.stop();
});

function open(limits: Partial<DatabaseLimits> = {}, as: Partial<DatabaseAddress> = {}) {
  const database = connect(databaseAt({ ...postgres.database.address, ...as }, limits));
  connections.push(database);
  const unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
  const customers = pgQueries(customerTable, database.rows, database.lists);
  return {
    database,
    read: () => customers.get('0190b7e2-0000-7000-8000-000000000001'),
    write: async () => {
      const customer = Customer.create({ name: 'Ada' }, testContext());
      await unitOfWork.run((tx) => tx.customers.create(customer));
      return customer.id;
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it does not heal');
    await sleep(50);
  }
}

const succeeds = (work: () => Promise<unknown>) =>
  work().then(
    () => true,
    () => false,
  );

/** Ends every connection but the operator's own. */
const killAll = () =>
  operator.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'strata' AND backend_type = 'client backend'`,
  );

describe('a server that is restarted', () => {
  it('is away for reads, commands and readiness, and all heal by themselves', async () => {
    const { database, read, write } = open();
    await write();
    await postgres.pause();
    await expect(read()).rejects.toMatchObject(UNAVAILABLE);
    await expect(write()).rejects.toMatchObject(UNAVAILABLE);
    expect(await database.problem()).toMatch(/ECONNREFUSED|terminat/);
    await postgres.resume();
    await until(() => succeeds(write));
    expect(await read()).toBeNull();
    await until(async () => (await database.problem()) === null);
  });
});

describe('backends that are killed', () => {
  it('fail what they were at, and nothing but that', async () => {
    const { read, write } = open();
    let stopped = false;
    const failures: unknown[] = [];
    let written = 0;
    const before = await countCustomers();
    const load = Array.from({ length: 8 }, async (_, worker) => {
      while (!stopped) {
        const work = worker % 2 === 0 ? read : write;
        await work().then(
          () => (written += worker % 2),
          (error: unknown) => failures.push(error),
        );
      }
    });
    for (let kill = 0; kill < 15; kill += 1) {
      await sleep(50);
      await killAll();
    }
    stopped = true;
    await Promise.all(load);
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatchObject(UNAVAILABLE);
    // A commit whose answer was lost may have happened; an acknowledged one has.
    expect((await countCustomers()) - before).toBeGreaterThanOrEqual(written);
  });

  it('at the commit leave it open, and say so', async () => {
    const { database } = open();
    const committing = database.commands.open(async (client) => {
      const [row] = await client.read<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await operator.query('SELECT pg_terminate_backend($1, 5000)', [row!.pid]);
    });
    await expect(committing).rejects.toMatchObject(UNAVAILABLE);
  });
});

async function countCustomers(): Promise<number> {
  const { rows } = await operator.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM customers',
  );
  return rows[0]!.count;
}

describe('a database that only reads', () => {
  it.each([
    [
      'for new sessions',
      'ALTER DATABASE postgres SET default_transaction_read_only = on',
      'ALTER DATABASE postgres RESET default_transaction_read_only',
    ],
    [
      'for all sessions',
      'ALTER SYSTEM SET default_transaction_read_only = on',
      'ALTER SYSTEM RESET default_transaction_read_only',
    ],
  ])(
    '%s answers reads, is not ready, and is found out when it writes again',
    async (_, close, reopen) => {
      const { database, read, write } = open();
      await write();
      const alter = async (statement: string) => {
        await operator.query('SET default_transaction_read_only = off');
        await operator.query(statement);
        await operator.query('SELECT pg_reload_conf()');
      };
      await alter(close);
      await killAll();
      await until(async () => !(await succeeds(write)));
      await expect(write()).rejects.toMatchObject(UNAVAILABLE);
      expect(await read()).toBeNull();
      expect(await database.problem()).toBe('the database only reads');
      await expect(migrate(postgres.database)).resolves.toEqual([]);
      await alter(reopen);
      await until(() => succeeds(write));
      await until(async () => (await database.problem()) === null);
      for (let writes = 0; writes < 20; writes += 1) await write();
    },
  );
});

describe('a database that lets nobody in', () => {
  let elsewhere: pg.Client;

  beforeAll(async () => {
    await operator.query(`
      CREATE ROLE clerk LOGIN PASSWORD 'secret' IN ROLE pg_read_all_data, pg_write_all_data`);
    await operator.query('CREATE DATABASE elsewhere');
    elsewhere = new pg.Client(addressOf('elsewhere'));
    await elsewhere.connect();
  });
  afterAll(() => elsewhere?.end());

  const addressOf = (database: string) => ({ ...postgres.database.address, database });

  it.each([
    [
      'to any connection',
      'ALTER DATABASE postgres ALLOW_CONNECTIONS false',
      'ALTER DATABASE postgres ALLOW_CONNECTIONS true',
      /not currently accepting connections/,
    ],
    [
      'of its role',
      'REVOKE CONNECT ON DATABASE postgres FROM PUBLIC',
      'GRANT CONNECT ON DATABASE postgres TO PUBLIC',
      /permission denied for database/,
    ],
  ])('%s is away for reads, commands and readiness', async (_, close, reopen, reason) => {
    await elsewhere.query(close);
    const { database, read, write } = open({}, { user: 'clerk', password: 'secret' });
    try {
      await expect(read()).rejects.toMatchObject(UNAVAILABLE);
      await expect(write()).rejects.toMatchObject(UNAVAILABLE);
      expect(await database.problem()).toMatch(reason);
    } finally {
      await elsewhere.query(reopen);
    }
    await until(() => succeeds(write));
    expect(await read()).toBeNull();
    expect(await database.problem()).toBeNull();
  });
});

/** Takes every slot that is left. */
async function takeAllSlots(): Promise<() => Promise<unknown>> {
  const others: pg.Client[] = [];
  for (let full = false; !full;) {
    const other = new pg.Client({ connectionString: postgres.url });
    other.on('error', () => undefined);
    await other.connect().then(
      () => others.push(other),
      () => (full = true),
    );
  }
  return () => Promise.all(others.map((other) => other.end()));
}

describe('a server without a slot left', () => {
  it('is away until there is one', async () => {
    const free = await takeAllSlots();
    const { database, read, write } = open();
    await expect(read()).rejects.toMatchObject(UNAVAILABLE);
    await expect(write()).rejects.toMatchObject(UNAVAILABLE);
    expect(await database.problem()).toMatch(/too many clients/);
    await free();
    await until(() => succeeds(write));
    await until(async () => (await database.problem()) === null);
  });

  it.each(['rows', 'lists', 'identity'] as const)(
    'is not ready when but a read of %s meets it, though readiness has its connection',
    async (name) => {
      const { database } = open();
      expect(await database.problem()).toBeNull();
      const free = await takeAllSlots();
      const statements: Statements = database[name];
      const read = () => statements.query({ text: 'SELECT 1' });
      await expect(read()).rejects.toMatchObject({ code: '53300' });
      expect(await database.problem()).toMatch(/too many clients/);
      await free();
      await until(async () => (await database.problem()) === null);
      expect((await read()).rowCount).toBe(1);
    },
  );

  it('is not ready either when who takes a connection meets it', async () => {
    const { database } = open();
    expect(await database.problem()).toBeNull();
    const free = await takeAllSlots();
    await expect(database.lists.connect()).rejects.toMatchObject({ code: '53300' });
    expect(await database.problem()).toMatch(/too many clients/);
    await free();
  });
});

describe('a limit in time', () => {
  it('ends a statement, and is no fault', async () => {
    const { database } = open({ statementTimeout: 200 });
    const statement = { text: 'SELECT pg_sleep(30)', values: [] };
    await expect(runPrepared(database.lists, statement)).rejects.toMatchObject(UNAVAILABLE);
    expect(await database.problem()).toBeNull();
  });

  it('is told from a database that is away', async () => {
    const { database } = open({ statementTimeout: 200 });
    const late = database.commands.open((client) => client.read('SELECT pg_sleep(30)'));
    await expect(late).rejects.toMatchObject({ cause: expect.any(TimeLimitExceeded) as Error });
  });

  it('ends a transaction of many statements', async () => {
    const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
    const queue = new WriteQueue({ concurrency: 1, waiting: 1, patience: 1000 });
    const connections = { pool, pipelined: false, schema: 'public', renew: () => undefined };
    const lane = new TransactionLane(connections, queue, undefined, 300);
    const slow = lane.open(async (session) => {
      for (let times = 0; times < 9; times += 1) await session.read('SELECT pg_sleep(0.1)');
    });
    await expect(slow).rejects.toMatchObject({
      ...UNAVAILABLE,
      cause: expect.any(TimeLimitExceeded) as Error,
    });
    expect(await lane.open((session) => session.read('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('ends a transaction that does nothing', async () => {
    const { database } = open({ idleInTransactionTimeout: 200 });
    const idle = database.commands.open(async (client) => {
      await client.read('SELECT 1');
      await sleep(1000);
      await client.read('SELECT 1');
    });
    await expect(idle).rejects.toMatchObject(UNAVAILABLE);
  });
});

describe('a disk that is full', () => {
  it('makes readiness fail for as long as commands meet it', async () => {
    const { database } = open();
    const full = database.commands.open((client) =>
      client.read(
        `DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`,
      ),
    );
    await expect(full).rejects.toMatchObject(UNAVAILABLE);
    expect(await database.problem()).toBe('could not extend file (53100)');
    await until(async () => (await database.problem()) === null);
  });
});

describe('a plan that a migration made stale', () => {
  it('is made anew', async () => {
    const { database } = open();
    await operator.query('CREATE TABLE stale (name varchar(10)); INSERT INTO stale VALUES (1)');
    const statement = { text: 'SELECT name FROM stale', values: [] };
    const ask = () =>
      Promise.all(Array.from({ length: 8 }, () => runPrepared(database.lists, statement)));
    await ask();
    await operator.query('ALTER TABLE stale ALTER name TYPE text');
    expect(await ask()).toEqual(Array(8).fill([{ name: '1' }]));
    await operator.query('DROP TABLE stale');
  });

  it('is made anew in transactions, too', async () => {
    const { database } = open();
    const unitOfWork = new SqlUnitOfWork(database.commands, (session) => session);
    await operator.query('CREATE TABLE stale (name varchar(10)); INSERT INTO stale VALUES (1)');
    const ask = () =>
      Promise.all(
        Array.from({ length: 8 }, () =>
          unitOfWork.run((session) => session.read('SELECT name FROM stale')),
        ),
      );
    await ask();
    await operator.query('ALTER TABLE stale ALTER name TYPE text');
    expect(await ask()).toEqual(Array(8).fill([{ name: '1' }]));
    await operator.query('DROP TABLE stale');
  });
});

describe('what the operator is told', () => {
  it.each([
    ['a socket that is not there', { host: '/nowhere' }, /^connect ENOENT \/nowhere/],
    ['a port that nobody listens on', { port: 1 }, /^connect ECONNREFUSED/],
    ['a host that nobody knows', { host: 'nowhere.invalid' }, /^getaddrinfo E\w+ nowhere\.invalid/],
    [
      'a database that is not there',
      { database: 'other' },
      /^database "other" does not exist \(3D000\)/,
    ],
    ['a wrong password', { password: 'wrong' }, /^password authentication failed .* \(28P01\)/],
    ['an unknown user', { user: 'nobody' }, /\(28(P01|000)\)$/],
  ])('of %s is a line', async (_name, changed, line) => {
    const address = { ...postgres.database.address, ...changed };
    const failure: unknown = await migrate(databaseAt(address)).catch((error: unknown) => error);
    expect(databaseComplaint(failure)).toMatch(line);
  });
});
