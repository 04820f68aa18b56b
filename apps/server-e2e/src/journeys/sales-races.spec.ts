import type { Client } from '../support/client.js';
import {
  settingsBeside,
  startServer,
  startTwin,
  type RunningServer,
} from '../support/running-server.js';
import { Shop } from '../support/shop.js';
import { StrataProcess } from '../support/strata-process.js';
import { tally, times } from '../support/tally.js';

/** Two server processes on one database; calls take turns between them. */
let server: RunningServer;
let twin: StrataProcess;
let shop: Shop;
let clients: readonly [Client, Client];

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_MAX: '10000000' });
  twin = await startTwin(server, { RATE_LIMIT_MAX: '10000000' });
  shop = new Shop(server.admin);
  clients = [server.admin, server.admin.at(twin.url)];
});
afterAll(async () => {
  await twin.end();
  await server.stop();
});
afterEach(() => {
  const faults = [...server.process.log, ...twin.log].filter(({ status }) => Number(status) >= 500);
  expect(faults).toEqual([]);
});

const client = (index: number) => clients[index % 2]!;

async function stocked(quantity: number, unitPrice?: string) {
  const [customer, item, warehouse] = [
    await shop.customer(),
    await shop.item(unitPrice),
    await shop.warehouse(),
  ];
  await shop.receive(warehouse, { [item]: quantity });
  return { customer, item, warehouse };
}

describe('two servers on one database', () => {
  it('never sell more than there is: stock 20, 200 sales of one, ten rounds', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { customer, item, warehouse } = await stocked(20);
      const answers = await times(200, (index) =>
        client(index).post('/sales-transactions', { body: shop.sale(customer, item, 1) }),
      );
      expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 20, 409: 180 });
      expect(await shop.level(item, warehouse)).toEqual({ on_hand: 20, reserved: 20 });
      const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => body.number);
      expect(new Set(numbers).size).toBe(20);
    }
  }, 120_000);

  it('take back no more than was sold: 10 sold, 50 returns of one', async () => {
    const { customer, item, warehouse } = await stocked(10);
    const { body } = await client(0).post('/sales-transactions', {
      body: shop.sale(customer, item, 10),
    });
    await client(0).post(`/sales-transactions/${body.id}/fulfill`);
    const answers = await times(50, (index) =>
      client(index).post(`/sales-transactions/${body.id}/returns`, {
        body: {
          warehouse_id: warehouse,
          reason: 'Race',
          items: [{ sales_transaction_item_id: body.items[0].id, quantity: 1 }],
        },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 10, 409: 40 });
    expect(await shop.level(item, warehouse)).toEqual({ on_hand: 10, reserved: 0 });
  });

  it('take no more money than is due: 40 payments of a tenth', async () => {
    const { customer, item } = await stocked(10, '7.70');
    const { body } = await client(0).post('/sales-transactions', {
      body: shop.sale(customer, item, 1),
    });
    const answers = await times(40, (index) =>
      client(index).post(`/sales-transactions/${body.id}/payments`, {
        body: { amount: '0.77', method: 'card' },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 10, 409: 30 });
    const { body: after } = await client(1).get(`/sales-transactions/${body.id}`);
    expect(after).toMatchObject({
      payment_status: 'paid',
      paid_amount: '7.70',
      balance_due: '0.00',
    });
  });

  it('fulfil a sale once, and never fulfil and cancel it', async () => {
    const { customer, item, warehouse } = await stocked(30);
    for (let round = 0; round < 10; round += 1) {
      const { body } = await client(0).post('/sales-transactions', {
        body: shop.sale(customer, item, 3),
      });
      const answers = await times(8, (index) =>
        client(index).post(
          `/sales-transactions/${body.id}/${index % 4 < 2 ? 'fulfill' : 'cancel'}`,
        ),
      );
      expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 1, 409: 7 });
    }
    expect((await shop.level(item, warehouse)).reserved).toBe(0);
  });

  it('move goods to and fro without a deadlock that anybody sees', async () => {
    const [one, other] = [await shop.item(), await shop.item()];
    const [east, west] = [await shop.warehouse(), await shop.warehouse()];
    for (const warehouse of [east, west])
      await shop.receive(warehouse, { [one]: 100, [other]: 100 });
    const answers = await times(200, (index) => {
      const [from, to] = index % 4 < 2 ? [east, west] : [west, east];
      const items = index % 3 === 0 ? [one, other] : [other, one];
      return client(index).post('/inventory/transfers', {
        body: {
          from_warehouse_id: from,
          to_warehouse_id: to,
          items: items.map((item_id) => ({ item_id, quantity: 1 })),
        },
      });
    });
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 200 });
    for (const item of [one, other]) {
      const levels = await Promise.all([shop.level(item, east), shop.level(item, west)]);
      expect(levels.reduce((sum, { on_hand }) => sum + on_hand, 0)).toBe(200);
    }
  });

  it.each(['customers', 'items', 'warehouses'] as const)(
    'never both sell and delete, whoever is first (%s)',
    async (kind) => {
      const outcomes = new Set<string>();
      for (let round = 0; round < 20; round += 1) {
        const { customer, item, warehouse } = await stocked(1);
        // An item or warehouse with stock cannot go anyway: let it be empty until the race.
        const id = { customers: customer, items: item, warehouses: warehouse }[kind];
        if (kind !== 'customers') {
          await client(0).post('/inventory/adjustments', {
            body: { warehouse_id: warehouse, item_id: item, quantity_delta: -1, reason: 'Race' },
          });
        }
        const use =
          kind === 'customers'
            ? client(0).post('/sales-transactions', { body: shop.sale(customer, item, 1) })
            : client(0).post('/inventory/receipts', {
                body: { warehouse_id: warehouse, items: [{ item_id: item, quantity: 1 }] },
              });
        const [used, deleted] = await Promise.all([use, client(1).delete(`/${kind}/${id}`)]);
        const pair = `${used.status} ${deleted.status}`;
        expect(['201 409', '422 204']).toContain(pair);
        outcomes.add(pair);
      }
      expect(outcomes.size).toBeGreaterThan(0);
    },
    60_000,
  );

  it('have nothing to reconcile after all that', async () => {
    const { code, out, err } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, out, err }).toEqual({
      code: 0,
      out: '',
      err: 'Every level is what its ledger adds up to.\nEvery total is how many rows there are.\n',
    });
  });
});
