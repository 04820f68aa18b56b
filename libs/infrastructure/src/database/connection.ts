import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';

/** A pool of connections, and Prisma on the same pool. */
export interface DatabaseConnection {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** Whether the database answers a trivial query within two seconds. */
  answers(): Promise<boolean>;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** What a connection may be told beside its URL. */
export interface ConnectionOptions {
  /** Connections at most; each server process has its own pool. */
  readonly poolSize?: number;
  /** Told of connections that break while idle (the server was restarted, say). */
  readonly onIdleError?: (error: Error) => void;
}

/** A database that takes longer to say so much is not ready. */
const ANSWER_MILLISECONDS = 2000;

/** Opens nothing yet: the first statement does. */
export function connect(url: string, options: ConnectionOptions = {}): DatabaseConnection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 20,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 60_000,
    // A process that hangs between two statements must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'strata',
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    answers: () => answersInTime(pool),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function answersInTime(pool: pg.Pool): Promise<boolean> {
  const deadline = new AbortController();
  try {
    return await Promise.race([
      pool.query('SELECT 1').then(() => true),
      sleep(ANSWER_MILLISECONDS, false, { signal: deadline.signal }).catch(() => false),
    ]);
  } catch {
    return false;
  } finally {
    deadline.abort();
  }
}
