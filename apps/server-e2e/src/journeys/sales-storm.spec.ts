import type { Client, JsonAnswer } from '../support/client.js';
import { RACE } from '../support/race-size.js';
import { seededRandom } from '../support/random.js';
import {
  settingsBeside,
  startServer,
  startTwin,
  type RunningServer,
} from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { StrataProcess } from '../support/strata-process.js';
import { times } from '../support/tally.js';

const WORKERS = 16;
const ITEMS = 20;
const WAREHOUSES = 4;

let server: RunningServer;
let twin: StrataProcess;
let clients: readonly [Client, Client];

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_MAX: '10000000' });
  twin = await startTwin(server, { RATE_LIMIT_MAX: '10000000' });
  clients = [server.admin, server.admin.at(twin.url)];
});
afterAll(async () => {
  await twin.end();
  await server.stop();
});

/** Everything a clerk can do, chosen at random, by one worker after the other. */
class Worker {
  readonly statuses: number[] = [];
  readonly #random: () => number;

  constructor(
    private readonly client: Client,
    seed: number,
    private readonly world: {
      readonly customer: string;
      readonly items: readonly string[];
      readonly warehouses: readonly string[];
      /** Sales that anybody may go on with. */
      readonly sales: JsonAnswer['body'][];
    },
  ) {
    this.#random = seededRandom(seed);
  }

  async step(): Promise<void> {
    const roll = this.#random();
    const answer = await (roll < 0.15
      ? this.#receive()
      : roll < 0.25
        ? this.#adjust()
        : roll < 0.4
          ? this.#transfer()
          : roll < 0.7
            ? this.#sell()
            : this.#goOn());
    if (answer) this.statuses.push(answer.status);
  }

  #receive() {
    const items = this.#lines(3);
    return this.client.post('/inventory/receipts', {
      body: { warehouse_id: this.#pick(this.world.warehouses), items },
    });
  }

  #adjust() {
    if (this.#random() < 0.1) return this.#count();
    const quantity_delta = Math.floor(this.#random() * 11) - 5 || 1;
    return this.client.post('/inventory/adjustments', {
      body: {
        warehouse_id: this.#pick(this.world.warehouses),
        item_id: this.#pick(this.world.items),
        quantity_delta,
        reason: 'Storm',
      },
    });
  }

  #count() {
    return this.client.post('/inventory/stocktakes', {
      body: {
        warehouse_id: this.#pick(this.world.warehouses),
        items: [
          { item_id: this.#pick(this.world.items), counted: Math.floor(this.#random() * 60) },
        ],
      },
    });
  }

  #transfer() {
    const [from, to] = [this.#pick(this.world.warehouses), this.#pick(this.world.warehouses)];
    return this.client.post('/inventory/transfers', {
      body: { from_warehouse_id: from, to_warehouse_id: to, items: this.#lines(3) },
    });
  }

  async #sell() {
    const { customer, sales } = this.world;
    const answer = await this.client.post('/sales-transactions', {
      // Some lines repeat an item.
      body: { customer_id: customer, payment_terms: 'net_15', items: this.#lines(5) },
    });
    if (answer.status === 201) sales.push(answer.body);
    return answer;
  }

  async #goOn() {
    const { sales } = this.world;
    if (sales.length === 0) return null;
    const sale = this.#pick(sales);
    const path = `/sales-transactions/${sale.id}`;
    const roll = this.#random();
    if (roll < 0.3) return this.client.post(`${path}/fulfill`);
    if (roll < 0.45) return this.client.post(`${path}/cancel`);
    if (roll < 0.7) {
      const amount = (1 + Math.floor(this.#random() * 50)).toFixed(2);
      if (roll < 0.5) {
        return this.client.post(`${path}/refunds`, { body: { amount, reason: 'Storm' } });
      }
      const method = roll < 0.6 ? 'cash' : 'card';
      return this.client.post(`${path}/payments`, { body: { amount, method } });
    }
    const line = this.#pick(sale.items as { id: string; quantity: number }[]);
    return this.client.post(`${path}/returns`, {
      body: {
        warehouse_id: this.#pick(this.world.warehouses),
        reason: 'Storm',
        items: [{ sales_transaction_item_id: line.id, quantity: 1, restock: roll < 0.9 }],
      },
    });
  }

  #lines(most: number) {
    const count = 1 + Math.floor(this.#random() * most);
    return Array.from({ length: count }, () => ({
      item_id: this.#pick(this.world.items),
      quantity: 1 + Math.floor(this.#random() * 4),
    }));
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)]!;
  }
}

describe(`16 workers doing ${RACE.operations} things at random on two servers`, () => {
  it('leave every level, the ledger and every amount right', async () => {
    const shop = new Shop(server.admin);
    const world = {
      customer: await shop.customer(),
      items: await times(ITEMS, (index) => shop.item(`${1 + (index % 7)}.${10 + index}`)),
      warehouses: await times(WAREHOUSES, () => shop.warehouse()),
      sales: [] as JsonAnswer['body'][],
    };
    const workers = Array.from(
      { length: WORKERS },
      (_, index) => new Worker(clients[index % 2]!, 1000 + index, world),
    );
    await Promise.all(
      workers.map(async (worker) => {
        for (let step = 0; step < RACE.operations / WORKERS; step += 1) await worker.step();
      }),
    );

    const statuses = workers.flatMap((worker) => worker.statuses);
    expect(statuses.length).toBeGreaterThan(RACE.operations * 0.95);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(RACE.operations * 0.4);

    const levels = await server.admin.get('/inventory/levels?limit=1000');
    expect(levels.body.total).toBeGreaterThan(ITEMS);
    for (const { on_hand, reserved, available } of levels.body.items) {
      expect(reserved).toBeGreaterThanOrEqual(0);
      expect(on_hand).toBeGreaterThanOrEqual(0);
      expect(available).toBe(Math.max(0, on_hand - reserved));
    }
    const short = levels.body.items.filter(
      (level: { reserved: number; on_hand: number }) => level.reserved > level.on_hand,
    );
    const shortages = await server.admin.get('/inventory/shortages?limit=1000');
    expect(shortages.body.total).toBe(short.length);
    const { code, out } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, out }).toEqual({ code: 0, out: '' });
    await expectReservationsOfSales(levels.body.items, world.sales);
  }, 300_000);
});

/** What is reserved is what the confirmed sales are to get, and every sale adds up. */
async function expectReservationsOfSales(levels: any[], made: any[]): Promise<void> {
  const reserved = new Map<string, number>();
  let cursor = '';
  let seen = 0;
  do {
    const { body } = await server.admin.get(`/sales-transactions?include=items${cursor}`);
    for (const sale of body.items) {
      expectAmounts(sale);
      if (sale.status !== 'confirmed') continue;
      for (const { item_id, allocations } of sale.items) {
        for (const { warehouse_id, quantity } of allocations) {
          const key = `${item_id} ${warehouse_id}`;
          reserved.set(key, (reserved.get(key) ?? 0) + quantity);
        }
      }
    }
    seen += body.items.length;
    cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
  } while (cursor !== '');
  expect(seen).toBe(made.length);
  for (const level of levels) {
    expect(level.reserved).toBe(reserved.get(`${level.item_id} ${level.warehouse_id}`) ?? 0);
  }
}

function expectAmounts(sale: any): void {
  const cents = (text: string) => Math.round(Number(text) * 100);
  const lines = sale.items.reduce(
    (sum: number, line: any) => sum + cents(line.unit_price) * line.quantity,
    0,
  );
  const returned = sale.items.reduce(
    (sum: number, line: any) => sum + cents(line.unit_price) * line.returned_quantity,
    0,
  );
  const left = lines - returned - cents(sale.goodwill_amount);
  const owed = sale.status === 'cancelled' ? 0 : Math.max(0, left);
  const net = cents(sale.paid_amount) - cents(sale.refunded_amount);
  expect(cents(sale.total_amount)).toBe(lines);
  expect(cents(sale.returned_amount)).toBe(returned);
  expect(cents(sale.balance_due)).toBe(owed - net);
  expect(owed - net).toBeGreaterThanOrEqual(0);
}
