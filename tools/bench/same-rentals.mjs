import assert from 'node:assert/strict';
import { calendarOf, DAY_PRICE, rentalOf } from './fleet.mjs';

/** A day that the rentals which are measured never begin on. */
const DAY = 800;
const LINES = 5;

/** Fails when a server does not rent as it is measured at; asks nothing of one that rents nothing. */
export async function checkRentals(server, fleet, client) {
  const { rentals, availability, headers } = server;
  if (!rentals) return;
  const expect = (actual, expected, what) =>
    assert.deepEqual(actual, expected, `${server.name}: ${what}`);
  const rent = async (quantity) => {
    const body = JSON.stringify(rentalOf(fleet, items, DAY, quantity));
    const answer = await fetch(rentals, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    return { status: answer.status, body: answer.status === 201 ? await answer.json() : null };
  };
  const items = fleet.items.slice(0, LINES);
  const { starts_at: from, ends_at: to } = rentalOf(fleet, items, DAY);
  const calendars = async () => {
    const end = calendarOf(fleet, items, { from, to });
    return (await (await fetch(availability + end, { headers })).json()).items;
  };

  const before = await calendars();
  const { status, body } = await rent(2);
  expect(status, 201, 'pieces are promised');
  expect(Number(body.total_amount), 2 * LINES * 3 * DAY_PRICE, 'they cost what the plans say');
  const { rows: events } = await client.query(
    'SELECT name FROM outbox_events WHERE aggregate_id = $1',
    [body.id],
  );
  expect(events, [{ name: 'rental_agreement.reserved' }], 'its event is stored');
  const { rows: commitments } = await client.query(
    `SELECT count(*)::int AS count, bool_and(ends_at = $2::timestamptz + interval '120 minutes') AS turns
       FROM fleet_commitments WHERE cause_id = $1`,
    [body.id, to],
  );
  expect(commitments, [{ count: LINES, turns: true }], 'each line is promised with its turnaround');
  const after = await calendars();
  expect(
    after.map(({ minimum, steps: [{ from: at, available }] }) => [minimum, available, at]),
    before.map(({ minimum }) => [minimum - 2, minimum - 2, from]),
    'the calendar tells of it',
  );
  const { status: refused } = await rent(after[0].capacity);
  expect(refused, 409, 'no more is promised than there is');
  expect(await calendars(), after, 'what is refused leaves nothing');
}
