/**
 * `node tools/bench/availability.mjs --bookings 100 --others 100000`, after `nx run server:build`: how long
 * `GET /rental-availability` of a year takes for a pool with so many bookings in it, alone and with those
 * of other pools in the table, on a database and a server of its own.
 */
import { openDatabase } from './database.mjs';
import { whole } from './options.mjs';
import { runProgram } from './program.mjs';
import { post, startStrata } from './strata.mjs';

const POOLS = 1000;
const REQUESTS = 500;
const YEAR = { from: '2027-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' };

await runProgram(
  {
    command: 'node tools/bench/availability.mjs',
    purpose: 'How long a calendar of a year takes.',
    options: {
      bookings: { fallback: '100', read: whole, what: 'of the pool that is asked for' },
      others: { fallback: '100000', read: whole, what: `of ${POOLS} other pools` },
    },
  },
  availability,
);

async function availability({ bookings, others }, _args, cleanup) {
  const { url, client } = await openDatabase(cleanup, {}, ['migrate']);
  const strata = await startStrata(cleanup, url);
  const warehouse = await post(strata, '/warehouses', {
    ...{ code: 'E', name: 'East' },
    address: { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' },
  });
  const item = await post(strata, '/items', { sku: 'DRILL', name: 'Drill', unit_price: '1.00' });
  await post(strata, '/fleet/commissions', {
    ...{ warehouse_id: warehouse, from_stock: false },
    items: [{ item_id: item, quantity: 10 }],
  });
  await book(client, item, bookings);
  const alone = await measure(strata, item, warehouse);
  await addPools(client, warehouse);
  await book(client, null, others);
  await client.query('VACUUM ANALYZE');
  const among = await measure(strata, item, warehouse);
  console.log(`\nA year of a pool with ${bookings} bookings, in milliseconds over HTTP:`);
  console.table({ alone, [`among ${others} of other pools`]: among });
}

/** Bookings of three days, evenly over the year, of the item or of all others in turn. */
async function book(client, item, count) {
  await client.query(
    `INSERT INTO fleet_commitments (id, item_id, warehouse_id, cause_type, cause_id, line_id, quantity, "out",
                                    starts_at, ends_at, turnaround_minutes, is_returned, created_at,
                                    updated_at, created_by, updated_by)
     SELECT gen_random_uuid(), level.item_id, level.warehouse_id, 'rental_agreement', gen_random_uuid(),
            gen_random_uuid(), 1, 0, at, at + interval '3 days 2 hours', 120, false, now(), now(), 'me', 'me'
       FROM generate_series(0, $2::int - 1) AS n
       JOIN (SELECT *, row_number() OVER () - 1 AS place, count(*) OVER () AS levels FROM fleet_levels
              WHERE ($1::uuid IS NULL OR item_id = $1) AND (item_id = $1 OR owned = 0)) AS level
         ON level.place = n % level.levels
      CROSS JOIN LATERAL (SELECT $3::timestamptz + n * (interval '360 days' / $2::int) AS at) AS times`,
    [item, count, YEAR.from],
  );
}

async function addPools(client, warehouse) {
  await client.query(
    `WITH made AS (
       INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at)
       SELECT gen_random_uuid(), 'OTHER-' || n, 'Other', 1, 'USD', now(), now()
         FROM generate_series(1, $2::int) AS n RETURNING id)
     INSERT INTO fleet_levels (id, item_id, warehouse_id, owned, "out", unserviceable, is_serialized,
                               ledger_version, created_at, updated_at)
     SELECT gen_random_uuid(), id, $1, 0, 0, 0, false, 0, now(), now() FROM made`,
    [warehouse, POOLS],
  );
}

/** Requests one after the other, the first of which warm up. */
async function measure({ api, headers }, item, warehouse) {
  const { from, to } = YEAR;
  const query = new URLSearchParams({ item_id: item, warehouse_id: warehouse, from, to });
  const times = [];
  let steps = 0;
  for (let request = -100; request < REQUESTS; request += 1) {
    const before = performance.now();
    const response = await fetch(`${api}/rental-availability?${query}`, { headers });
    const { items } = await response.json();
    if (request >= 0) times.push(performance.now() - before);
    steps = items[0].steps.length;
  }
  times.sort((one, other) => one - other);
  const at = (share) => Number(times[Math.floor(share * times.length)].toFixed(2));
  return { p50: at(0.5), p95: at(0.95), steps };
}
