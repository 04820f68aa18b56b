import { post } from './strata.mjs';

const PIECES = 100_000;
const ITEMS = 20;
const RENTED_DAYS = 3;
/** Days that rentals begin on, one after the other. */
const DAYS = 700;
const BOOKINGS_A_YEAR = 100;
const DAY_IN_MILLISECONDS = 24 * 3_600_000;
const START = Date.UTC(2027, 0, 1);

/** The price of a piece for a day. */
export const DAY_PRICE = 10;
/** The year of the calendar that is asked for. */
export const YEAR = { from: dayAt(0), to: dayAt(365) };

/**
 * Items for rent with more pieces than are asked for, and one more that is booked through a year.
 * @returns `{ customer, warehouse, items, booked }`
 */
export async function openFleet(strata, { customer, warehouse }) {
  const items = [];
  for (let index = 0; index < ITEMS; index += 1) {
    const item = { sku: `R-${index}`, name: 'Rented item', unit_price: '99.90' };
    const id = await post(strata, '/items', item);
    await post(strata, '/rate-plans', {
      item_id: id,
      tiers: [{ unit: 'day', count: 1, price: DAY_PRICE.toFixed(2) }],
      deposit: '50.00',
      turnaround_minutes: 120,
    });
    items.push(id);
  }
  await post(strata, '/fleet/commissions', {
    warehouse_id: warehouse,
    from_stock: false,
    items: items.map((item_id) => ({ item_id, quantity: PIECES })),
  });
  const [booked, ...others] = items;
  const fleet = { customer, warehouse, items: others, booked };
  for (let booking = 0; booking < BOOKINGS_A_YEAR; booking += 1) {
    const day = Math.floor((booking * 360) / BOOKINGS_A_YEAR);
    await post(strata, '/rental-agreements', rentalOf(fleet, [booked], day));
  }
  return fleet;
}

/** A rental of one piece of each item, from a day on. */
export function rentalOf({ customer, warehouse }, items, day, quantity = 1) {
  return {
    customer_id: customer,
    warehouse_id: warehouse,
    starts_at: dayAt(day),
    ends_at: dayAt(day + RENTED_DAYS),
    payment_terms: 'net_30',
    items: items.map((item_id) => ({ item_id, quantity })),
  };
}

/** Makes bodies of rentals: of so many of the items each, one after the other, day after day. */
export function rentalsOf(fleet, lines) {
  let next = 0;
  const { items } = fleet;
  return () => {
    const first = next++;
    const rented = Array.from({ length: lines }, (_, line) => items[(first + line) % items.length]);
    return rentalOf(fleet, rented, first % DAYS);
  };
}

/** The end of an address that asks for the calendar of items. */
export function calendarOf({ warehouse }, items, { from, to } = YEAR) {
  const query = new URLSearchParams({ warehouse_id: warehouse, from, to });
  for (const item of items) query.append('item_id', item);
  return `?${query}`;
}

function dayAt(day) {
  return new Date(START + day * DAY_IN_MILLISECONDS).toISOString();
}
