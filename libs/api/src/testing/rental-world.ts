import type { RequestListener } from 'node:http';
import type { Role } from '../shared/role.js';
import { as, testApp } from './test-app.js';

const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zip_code: '97301' };

/** From when to when something is rented, unless said: two days. */
export const PERIOD = {
  starts_at: '2026-01-15T10:00:00.000Z',
  ends_at: '2026-01-17T10:00:00.000Z',
};

/** What of an answer the tests go on with. */
interface Made {
  readonly id: string;
  readonly number: string;
  readonly items: readonly { readonly id: string }[];
}

/** A request that is being made, as supertest has it. */
interface Sent extends PromiseLike<{ readonly body: Made }> {
  set(headers: object): this;
  send(body: object): this;
  expect(status: number): this;
}

/** Three drills for rent at 100 a day and 250 for three days, a customer, and who works with them. */
export async function rentalWorld<Request extends Sent>(
  request: (app: RequestListener) => Record<'get' | 'post', (path: string) => Request>,
) {
  const { app, clock } = testApp();
  const post = (path: string, body: object = {}, role: Role = 'clerk') =>
    request(app).post(`/api/v1${path}`).set(as(role)).send(body);
  const get = (path: string, role: Role = 'viewer') =>
    request(app).get(`/api/v1${path}`).set(as(role));
  const made = async (path: string, body: object) => {
    const sent: Sent = post(path, body, 'manager').expect(201);
    return (await sent).body.id;
  };
  const customer_id = await made('/customers', { name: 'Ada', address });
  const warehouse_id = await made('/warehouses', { code: 'E', name: 'East', address });
  const item_id = await made('/items', { sku: 'D', name: 'Drill', unit_price: '10' });
  await made('/fleet/commissions', {
    warehouse_id,
    items: [{ item_id, quantity: 3 }],
    from_stock: false,
  });
  await made('/rate-plans', {
    item_id,
    tiers: [
      { unit: 'day', count: 1, price: '100' },
      { unit: 'day', count: 3, price: '250' },
    ],
    deposit: '50',
    turnaround_minutes: 60,
    grace_minutes: 30,
    late_fee: { unit: 'hour', price: '25' },
    replacement_value: '400',
  });
  /** The body of a rental; one line of two drills unless said. */
  const rental = (change: object = {}) => ({
    customer_id,
    warehouse_id,
    payment_terms: 'net_30',
    items: [{ item_id, quantity: 2 }],
    ...PERIOD,
    ...change,
  });
  const rent = async (change: object = {}) => {
    const { body } = await post('/rental-agreements', rental(change)).expect(201);
    return { body, path: `/rental-agreements/${body.id}`, line: body.items[0]?.id ?? '' };
  };
  return { app, clock, post, get, made, rental, rent, customer_id, warehouse_id, item_id };
}
