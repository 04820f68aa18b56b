import { randomUUID } from 'node:crypto';

/** What is refused because there are not enough pieces. */
export const SHORT = 'short';

const DAY_IN_MILLISECONDS = 24 * 3_600_000;
const BASE = 'created_at, updated_at, created_by, updated_by';
const NOW = "now(), now(), 'bench', 'bench'";

/** What of items is taken in a window: what reaches into it, and what is late. */
const TAKEN = `SELECT id, item_id, quantity, starts_at,
    CASE WHEN "out" > 0 THEN greatest(ends_at, now() + make_interval(mins => turnaround_minutes))
         ELSE ends_at END AS ends_at
  FROM fleet_commitments WHERE item_id = ANY ($1::uuid[]) AND warehouse_id = $2`;
const COMMITMENTS = `${TAKEN} AND tstzrange(starts_at, ends_at) && tstzrange($3, $4)
  UNION ${TAKEN} AND "out" > 0 AND ends_at < now() + make_interval(mins => turnaround_minutes)`;

/** Prepared statements of one rental, in the order in which they run. */
const STATEMENTS = {
  customer: 'SELECT name FROM customers WHERE id = $1 AND is_active FOR SHARE',
  warehouse: 'SELECT time_zone FROM warehouses WHERE id = $1 AND is_active FOR SHARE',
  items: `SELECT id, sku, name FROM items WHERE id = ANY ($1::uuid[]) AND is_active ORDER BY id FOR SHARE`,
  plans: `SELECT item_id, tiers, deposit, turnaround_minutes, grace_minutes
            FROM rate_plans WHERE item_id = ANY ($1::uuid[]) AND is_active`,
  levels: `SELECT item_id, owned - unserviceable AS capacity FROM fleet_levels
            WHERE item_id = ANY ($1::uuid[]) AND warehouse_id = $2
            ORDER BY item_id, warehouse_id FOR UPDATE`,
  commitments: COMMITMENTS,
  number: `SELECT 'RA-2026-' || to_char(nextval('rental_agreement_numbers'), 'FM000000000') AS number`,
  agreement: `INSERT INTO rental_agreements (id, number, customer_id, customer_name, warehouse_id, time_zone,
                starts_at, ends_at, payment_terms, due_date, status, payment_status, currency,
                total_amount, balance_due, deposit_required, paid_amount, refunded_amount, goodwill_amount,
                deposit_received, deposit_applied, deposit_released, deposit_held, pieces_out, is_open, ${BASE})
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'net_30', current_date, 'reserved', 'unpaid', 'USD',
                $9, $9, $10, 0, 0, 0, 0, 0, 0, 0, 0, true, ${NOW})`,
  lines: `INSERT INTO rental_lines (id, rental_agreement_id, position, item_id, sku, name, quantity, handed_out,
            returned, lost, released, rate, asset_ids)
          SELECT id, $2, row_number() OVER () - 1, item_id, sku, name, quantity, 0, 0, 0, 0, rate, '{}'
            FROM jsonb_to_recordset($1) AS line
                 (id uuid, item_id uuid, sku text, name text, quantity int, rate jsonb)`,
  charges: `INSERT INTO rental_charges (id, rental_line_id, kind, amount, created_at, created_by)
            SELECT gen_random_uuid(), id, 'rental', charge, now(), 'bench'
              FROM jsonb_to_recordset($1) AS line (id uuid, charge numeric)`,
  promise: `INSERT INTO fleet_commitments (id, item_id, warehouse_id, cause_type, cause_id, line_id, quantity,
              "out", starts_at, ends_at, turnaround_minutes, is_returned, ${BASE})
            SELECT gen_random_uuid(), item_id, $3, 'rental_agreement', $2, id, quantity, 0, $4,
                   $5::timestamptz + make_interval(mins => turnaround), turnaround, false, ${NOW}
              FROM jsonb_to_recordset($1) AS line (id uuid, item_id uuid, quantity int, turnaround int)`,
  event: `INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
            aggregate_version, occurred_at, actor, payload)
          VALUES ($1, 'rental_agreement.reserved', 1, 'rental_agreement', $2, 1, now(), 'bench', '{}')`,
};

/** The same work as `POST /rental-agreements`, as bare SQL with the same locks. */
export async function rent(pool, body) {
  const client = await pool.connect();
  const run = async (name, values = []) =>
    (await client.query({ name: `rental ${name}`, text: STATEMENTS[name], values })).rows;
  try {
    await client.query('BEGIN');
    const { customer_id: customer, warehouse_id: warehouse, starts_at: start, ends_at: end } = body;
    const itemIds = body.items.map(({ item_id: id }) => id);
    const [{ name }] = await run('customer', [customer]);
    const [{ time_zone: zone }] = await run('warehouse', [warehouse]);
    const items = mapOf(await run('items', [itemIds]), 'id');
    const plans = mapOf(await run('plans', [itemIds]), 'item_id');
    const lines = body.items.map((line) =>
      priced(line, items.get(line.item_id), plans.get(line.item_id), [start, end]),
    );
    const levels = mapOf(await run('levels', [itemIds, warehouse]), 'item_id');
    const latest = Math.max(...lines.map(({ turnaround }) => turnaround)) * 60_000;
    const window = { from: new Date(start), to: new Date(Date.parse(end) + latest) };
    const taken = await run('commitments', [itemIds, warehouse, window.from, window.to]);
    for (const { item_id: id, quantity } of lines) {
      const { minimum } = calendarOf(levels.get(id).capacity, takenOf(taken, id), window);
      if (minimum < quantity) throw Object.assign(new Error(id), { code: SHORT });
    }
    const [{ number }] = await run('number');
    const agreement = randomUUID();
    const sumOf = (field) => lines.reduce((sum, line) => sum + line[field], 0);
    const amounts = [sumOf('charge'), sumOf('deposit')];
    const whom = [customer, name, warehouse, zone];
    await run('agreement', [agreement, number, ...whom, start, end, ...amounts]);
    const records = JSON.stringify(lines);
    await run('lines', [records, agreement]);
    await run('charges', [records]);
    await run('promise', [records, agreement, warehouse, start, end]);
    await run('event', [randomUUID(), agreement]);
    await client.query('COMMIT');
    return { id: agreement, number, total_amount: sumOf('charge').toFixed(2) };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** The same work as `GET /rental-availability`. */
export async function availability(pool, query) {
  const [warehouse, from, to] = ['warehouse_id', 'from', 'to'].map((name) => query.get(name));
  const window = { from: new Date(from), to: new Date(to) };
  const itemIds = query.getAll('item_id');
  const text = `SELECT items.id, coalesce(owned - unserviceable, 0) AS capacity, quantity, starts_at, taken.ends_at
    FROM items LEFT JOIN fleet_levels AS level ON level.item_id = items.id AND level.warehouse_id = $2
    LEFT JOIN (${COMMITMENTS}) AS taken ON taken.item_id = items.id
   WHERE items.id = ANY ($1::uuid[]) AND items.is_active`;
  const values = [itemIds, warehouse, window.from, window.to];
  const { rows } = await pool.query({ name: 'availability', text, values });
  return {
    items: itemIds.map((id) => {
      const found = rows.filter((row) => row.id === id);
      const [{ capacity }] = found;
      const taken = found.filter(({ quantity }) => quantity !== null);
      const calendar = calendarOf(capacity, taken, window);
      return { item_id: id, warehouse_id: warehouse, capacity, ...calendar };
    }),
  };
}

/** A line with what it costs by the day, and the terms of its plan. */
function priced({ item_id: id, quantity }, { sku, name }, plan, [start, end]) {
  const days = Math.ceil((Date.parse(end) - Date.parse(start)) / DAY_IN_MILLISECONDS);
  const [tier] = plan.tiers;
  const unitCharge = days * Number(tier.price);
  const turnaround = plan.turnaround_minutes;
  const rate = {
    ...{ currency: 'USD', tiers: plan.tiers, deposit: plan.deposit, turnaroundMinutes: turnaround },
    ...{ graceMinutes: plan.grace_minutes, lateFee: null, replacementValue: null },
    ...{ unitCharge: unitCharge.toFixed(2), usedTiers: [{ ...tier, times: days }] },
  };
  const deposit = Number(plan.deposit) * quantity;
  const charge = unitCharge * quantity;
  return { id: randomUUID(), item_id: id, sku, name, quantity, rate, charge, deposit, turnaround };
}

/** What is available from when on in a window. */
function calendarOf(capacity, taken, { from, to }) {
  const changes = taken.flatMap(({ quantity, starts_at: start, ends_at: end }) => [
    { at: Math.max(start, from), delta: -quantity },
    { at: end.getTime(), delta: quantity },
  ]);
  changes.sort((one, other) => one.at - other.at);
  const steps = [{ from, available: capacity }];
  for (const { at, delta } of changes) {
    if (at >= to) break;
    const last = steps.at(-1);
    const available = last.available + delta;
    if (at === last.from.getTime()) last.available = available;
    else steps.push({ from: new Date(at), available });
  }
  const minimum = Math.min(...steps.map(({ available }) => available));
  return { minimum, steps };
}

function takenOf(taken, item) {
  return taken.filter(({ item_id: id }) => id === item);
}

function mapOf(rows, key) {
  return new Map(rows.map((row) => [row[key], row]));
}
