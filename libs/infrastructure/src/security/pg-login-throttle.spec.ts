import type { Requester } from '@strata/application';
import { connect, type DatabaseConnection } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { hmacFingerprint } from './hmac-fingerprint.js';
import { PgLoginThrottle } from './pg-login-throttle.js';

const HOUR = 3_600_000;
const digest = hmacFingerprint('x'.repeat(32), 'test');
const warnings: string[] = [];
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_fields: object, message: string) => void warnings.push(message),
  error: () => undefined,
};

let names = 0;
const someone = (network = `network-${(names += 1)}`): Requester => ({
  username: `user-${(names += 1)}`,
  network,
});

describe('the login throttle', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let throttle: PgLoginThrottle;
  const newProcess = () => new PgLoginThrottle(database.identity, digest, logger);

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    throttle = newProcess();
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** Seconds to wait, or 0 for who is let through. */
  const wait = async (requester: Requester, isKnown = true, process = throttle) => {
    try {
      await process.admit(requester, isKnown);
      return 0;
    } catch (error) {
      const { code, details } = error as { code: string; details: { retryAfterSeconds: number } };
      expect(code).toBe('auth.too_many_attempts');
      return details.retryAfterSeconds;
    }
  };
  const times = async <Result>(count: number, work: (index: number) => Promise<Result>) => {
    const results: Result[] = [];
    for (let index = 0; index < count; index += 1) results.push(await work(index));
    return results;
  };
  const letThrough = (waits: readonly number[]) => waits.filter((seconds) => seconds === 0).length;

  it('lets five guesses of a user from a network through, and no more of many at once', async () => {
    const ada = someone();
    const waits = await Promise.all(Array.from({ length: 20 }, () => wait(ada)));
    expect(letThrough(waits)).toBe(5);
    for (const seconds of waits.filter(Boolean)) {
      expect(seconds).toBeGreaterThan(50);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect(await wait({ ...ada, network: 'elsewhere' })).toBe(0);
    expect(await wait({ ...ada, username: 'somebody else' })).toBe(0);
  });

  it('counts for all processes together', async () => {
    const ada = someone();
    const waits = await times(8, (index) => wait(ada, true, index % 2 ? newProcess() : throttle));
    expect(letThrough(waits)).toBe(5);
  });

  it('forgets the failures of who signs in', async () => {
    const ada = someone();
    await times(4, () => wait(ada));
    expect(await wait(ada)).toBe(0);
    await throttle.succeeded(ada, true);
    expect(letThrough(await times(6, () => wait(ada)))).toBe(5);
  });

  it('lets fifty guesses from a network through, whoever they are at', async () => {
    const network = 'an office';
    const waits = await times(55, () => wait(someone(network)));
    expect(letThrough(waits)).toBe(50);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  });

  it('slows guesses at one user from ever new networks down, but never the user at home', async () => {
    const { username } = someone();
    const guess = () => wait({ ...someone(), username }, false);
    expect(letThrough(await times(10, guess))).toBe(10);
    // Then one in a second, one in two, and so on: a pause begins with who is let through.
    expect(await guess()).toBe(0);
    expect(await guess()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await guess()).toBe(0);
    const seconds = await guess();
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(2);
    const home = { username, network: 'home' };
    expect(letThrough(await times(5, () => wait(home, true)))).toBe(5);
  });

  it('lets one of many guesses at once through when a pause ends, and pauses at most minutes', async () => {
    const { username } = someone();
    const key = `elsewhere:${digest(username)}`;
    await database.identity.query('INSERT INTO login_throttle VALUES ($1, 1000, $2)', [
      key,
      Date.now() + HOUR,
    ]);
    const guesses = Array.from({ length: 10 }, () => wait({ ...someone(), username }, false));
    const waits = await Promise.all(guesses);
    expect(letThrough(waits)).toBe(1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
    expect(Math.min(...waits.filter(Boolean))).toBeGreaterThan(290);
    const { rows } = await database.identity.query(
      'SELECT points FROM login_throttle WHERE key = $1',
      [key],
    );
    expect(rows).toEqual([{ points: 1001 }]);
  });

  it('keeps nobody waiting for a clock that went back', async () => {
    const ada = someone();
    const { now } = Date;
    try {
      Date.now = () => now() + HOUR;
      await times(5, () => wait(ada));
      expect(await wait(ada)).toBeGreaterThan(0);
    } finally {
      Date.now = now;
    }
    expect(await wait(ada)).toBe(60);
    const seconds = await wait(ada);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('counts in this process while the database takes no writes', async () => {
    const readOnly = connect(postgres.database);
    readOnly.identity.on(
      'connect',
      (client) => void client.query('SET default_transaction_read_only = on'),
    );
    try {
      const alone = new PgLoginThrottle(readOnly.identity, digest, logger);
      const ada = someone();
      expect(letThrough(await times(8, () => wait(ada, true, alone)))).toBe(5);
      await alone.succeeded(someone(), true);
      expect(warnings).toContain('failed logins are counted in this process only');
    } finally {
      await readOnly.close();
    }
  });

  it('writes down nobody', async () => {
    const { identity: pool } = database;
    await pool.query('TRUNCATE login_throttle');
    const ada = someone();
    await wait(ada, false);
    const { rows } = await pool.query<{ key: string }>('SELECT key FROM login_throttle');
    expect(rows).toHaveLength(3);
    expect(rows.map(({ key }) => key).join()).not.toMatch(
      new RegExp(`${ada.username}|${ada.network}`),
    );
  });
});
