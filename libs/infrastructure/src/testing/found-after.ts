import { differencesFrom, type ReconciliationCheck } from '@strata/infrastructure-kit';
import type pg from 'pg';

/** What checks say after a change by hand, which no trigger and key sees, and which is taken back. */
export async function foundAfter(
  pool: pg.Pool,
  checks: readonly ReconciliationCheck[],
  tampering: string,
): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(tampering);
    const lines: string[] = [];
    for (const check of checks) {
      const differences = await differencesFrom(client, check);
      lines.push(...differences.map((line) => `${check.name}: ${line}`));
    }
    return lines;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
