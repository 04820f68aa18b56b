import type pg from 'pg';
import { openClient } from '../clients.js';
import { applicationNameFor } from '../database-address.js';
import type { DatabaseSettings } from '../database-settings.js';
import { settingsStatement } from '../session-settings.js';

/** Rows take as long as they take, but nobody is waited for. */
const LIMITS = { statementTimeout: 0, idleInTransactionTimeout: 0, lockTimeout: 5000 };

/** A dump sees one moment and writes nothing; a restore sees what others did while it waited. */
const MODES = {
  dump: 'ISOLATION LEVEL REPEATABLE READ READ ONLY',
  restore: 'ISOLATION LEVEL READ COMMITTED',
};

/** A transaction of a connection of its own, and the schema it works in. */
export interface CopyTransaction {
  readonly client: pg.Client;
  /** Not quoted. */
  readonly schema: string;
  /** What this transaction is called in pg_stat_activity. */
  readonly ownName: string;
  /** What servers of the same service and schema call themselves. */
  readonly serverNames: readonly string[];
  readonly serviceName: string;
}

/**
 * Runs the work in one transaction: all of it counts, or nothing.
 * @param signal closes the connection when it is aborted, which fails what runs
 */
export async function inCopyTransaction<Result>(
  { address, direct, limits }: DatabaseSettings,
  mode: keyof typeof MODES,
  work: (transaction: CopyTransaction) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const { schema, serviceName } = address;
  const ownName = `${serviceName} copy`;
  const client = await openClient({ ...(direct ?? address), applicationName: ownName });
  const abort = () => void client.end().catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    const serverNames = [applicationNameFor(serviceName, schema), address.applicationName];
    await client.query(`BEGIN ${MODES[mode]}`);
    await client.query(settingsStatement({ ...limits, ...LIMITS }, schema, 'transaction'));
    // Rather an error than rows that are silently left out.
    await client.query('SET LOCAL row_security = off');
    const result = await work({ client, schema, ownName, serverNames, serviceName });
    await client.query('COMMIT');
    return result;
  } finally {
    signal?.removeEventListener('abort', abort);
    // Without a COMMIT the server rolls back.
    await client.end().catch(() => undefined);
  }
}
