import pg from 'pg';
import { startTemporaryPostgres } from '../../libs/kit/infrastructure/dist/testing/index.js';
import { runStrata } from './strata.mjs';

/** As PostgreSQL comes: what is answered survives a power cut. */
export const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** A database of its own with Strata's schema, filled by a command of Strata, and a connection to it. */
export async function openDatabase(cleanup, settings, command) {
  const starting = startTemporaryPostgres(settings);
  cleanup.add(async () => (await starting).stop());
  const { url } = await starting;
  await runStrata(cleanup, url, command);
  const client = new pg.Client({ connectionString: url });
  // It is told when the database stops, and nobody asks any more.
  client.on('error', () => {});
  await client.connect();
  cleanup.add(() => client.end());
  return { url, client };
}

/** Ids and cities to ask for. */
export async function sampleOf(client, size) {
  const { rows } = await client.query(
    `SELECT id, address_city AS city FROM customers
      WHERE is_active AND address_city IS NOT NULL ORDER BY random() LIMIT $1`,
    [size],
  );
  return { ids: rows.map(({ id }) => id), cities: [...new Set(rows.map(({ city }) => city))] };
}
