import type { Span } from '@strata/application-kit';
import type pg from 'pg';
import { SqlSession } from './sql-session.js';
import { staleAsConflict, translateStoreError } from './store-errors.js';
import type { WriteQueue } from './write-queue.js';
import type { WrittenPosition } from './written-position.js';

/** What a lane needs of its pool. */
export interface LanePool {
  readonly pool: pg.Pool;
  /** Whether a connection of it takes statements before it has answered the last. */
  readonly pipelined: boolean;
  /** Where the tables are. */
  readonly schema: string;
  /** Told how far the log is after each commit; absent where nobody wants to know. */
  readonly written?: WrittenPosition | undefined;
  /** Lets go of all connections, those in use as soon as they come back. */
  renew(): void;
}

/** How long a transaction may go on; each of its statements, and each pause, has its own limit. */
const TRANSACTION_MILLISECONDS = 30_000;

/** Where one kind of work opens its transactions: each has its turn, and then a connection to itself. */
export class TransactionLane {
  /**
   * @param onFailure told what went wrong, in the words of who failed
   * @param patience how long a transaction may go on, in milliseconds
   */
  constructor(
    private readonly connections: LanePool,
    private readonly queue: WriteQueue,
    private readonly onFailure: (error: unknown) => void = () => undefined,
    private readonly patience = TRANSACTION_MILLISECONDS,
  ) {}

  /**
   * Runs the work in a transaction (READ COMMITTED).
   * @param target what it is about to change, if that is known
   * @param trace what it is a part of, if that is recorded
   * @throws what failed first: a statement, or else the work; translated into what the application
   * knows of a failure of the store
   */
  async open<Result>(
    work: (session: SqlSession) => Promise<Result> | Result,
    target?: string,
    trace?: Span,
  ): Promise<Result> {
    try {
      return await this.queue.run(target, () => this.#transaction(work, trace));
    } catch (error) {
      this.onFailure(error);
      throw translateStoreError(staleAsConflict(error, () => this.connections.renew()));
    }
  }

  async #transaction<Result>(
    work: (session: SqlSession) => Promise<Result> | Result,
    trace: Span | undefined,
  ): Promise<Result> {
    const { pool, pipelined, schema, written } = this.connections;
    const client = await pool.connect();
    const deadline = performance.now() + this.patience;
    const session = new SqlSession(client, { pipelined, schema, deadline, written, trace });
    // Whether nobody else should get the connection.
    let broken = false;
    try {
      session.begin();
      try {
        const result = await work(session);
        await session.commit();
        return result;
      } catch (error) {
        await session.rollback().catch(() => {
          broken = true;
        });
        throw session.failure ? session.failure.error : error;
      }
    } finally {
      client.release(broken);
    }
  }
}
