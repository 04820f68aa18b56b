import { applicationErrors, type Snapshot, type Snapshots } from '@strata/application-kit';
import type pg from 'pg';
import { onlyRow } from './only-row.js';
import type { Statements } from './statements.js';
import { translateReadError } from './store-errors.js';

/** A transaction that sees one moment. */
export class PgSnapshot implements Snapshot, Statements {
  readonly #totals = new Map<string, Promise<number>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: pg.PoolClient,
    readonly takenAt: Date,
  ) {}

  /** One statement after the other, whoever asks. */
  query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    const result = this.#last.then(() => this.client.query<Row>(statement));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** A total, which stays what it is: it is counted once. */
  total(key: string, count: () => Promise<number>): Promise<number> {
    const known = this.#totals.get(key);
    if (known) return known;
    const counted = count();
    this.#totals.set(key, counted);
    return counted;
  }
}

/** Snapshots of PostgreSQL (REPEATABLE READ, READ ONLY), as many at once as the pool has connections. */
export class PgSnapshots implements Snapshots {
  #open = 0;

  constructor(private readonly pool: pg.Pool) {}

  async read<Result>(work: (snapshot: PgSnapshot) => Promise<Result>): Promise<Result> {
    if (this.#open >= this.pool.options.max) throw applicationErrors.tooManySnapshots();
    this.#open += 1;
    try {
      return await this.#read(work);
    } finally {
      this.#open -= 1;
    }
  }

  async #read<Result>(work: (snapshot: PgSnapshot) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw translateReadError(error);
    });
    // Whether nobody else should get the connection.
    let isBroken = false;
    try {
      const result = await work(await begin(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}

/** The first statement that reads decides what is seen, and so does it at once. */
async function begin(client: pg.PoolClient): Promise<PgSnapshot> {
  try {
    await client.query('BEGIN');
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ now: Date }>('SELECT now()');
    return new PgSnapshot(client, onlyRow(rows).now);
  } catch (error) {
    throw translateReadError(error);
  }
}
