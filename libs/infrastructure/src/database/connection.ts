import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';
import { openPool } from './clients.js';
import type { DatabaseSettings } from './database-settings.js';

/** A pool of connections, and Prisma on the same pool. */
export interface DatabaseConnection {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** Whether the database answers a trivial query within two seconds. */
  answers(): Promise<boolean>;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** A database that takes longer to say so much is not ready. */
const ANSWER_MILLISECONDS = 2000;

/**
 * Opens nothing yet: the first statement does.
 * @param onIdleError told of connections that break while idle (the server was restarted, say)
 */
export function connect(
  database: DatabaseSettings,
  onIdleError: (error: Error) => void = () => undefined,
): DatabaseConnection {
  const pool = openPool(database);
  pool.on('error', onIdleError);
  const { schema } = database.address;
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema }) });
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
