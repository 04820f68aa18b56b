import type pg from 'pg';
import { UnsuitableDatabase } from './database-check.js';
import type { DatabaseSettings } from './database-settings.js';
import { onlyRow } from './only-row.js';

/**
 * Makes sure that the server has room for the connections of several processes, which each see to
 * their own only. Behind a pooler it is the pooler's room that counts, of which nobody can be asked.
 * @param connections of all of them together
 * @throws UnsuitableDatabase
 */
export async function expectRoom(
  { pooler }: DatabaseSettings,
  connections: number,
  pool: pg.Pool,
): Promise<void> {
  if (pooler !== 'none') return;
  const { rows } = await pool.query<{ room: number }>(
    `SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END)::int AS room
       FROM pg_settings
      WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections')`,
  );
  const { room } = onlyRow(rows);
  if (connections <= room) return;
  throw new UnsuitableDatabase(
    `PostgreSQL has room for ${room} connections, and all processes together take up to ${connections}, with one more of them while one is replaced. ` +
      `Lower WORKERS or DATABASE_POOL_SIZE, or raise max_connections.`,
  );
}
