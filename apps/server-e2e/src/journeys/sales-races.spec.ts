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

  it('take in no more than was ordered: 20 ordered, 50 receipts of one', async () => {
    const { item, warehouse } = await stocked(1);
    const { body: vendor } = await client(0).post('/vendors', { body: { name: `Acme ${item}` } });
    const { body: order } = await client(0).post('/purchase-orders', {
      body: {
        vendor_id: vendor.id,
        warehouse_id: warehouse,
        items: [{ item_id: item, quantity: 20, unit_cost: '1.05' }],
      },
    });
    await client(0).post(`/purchase-orders/${order.id}/order`);
    const answers = await times(50, (index) =>
      client(index).post(`/purchase-orders/${order.id}/receipts`, {
        body: { items: [{ purchase_order_item_id: order.items[0].id, quantity: 1 }] },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 20, 409: 30 });
    expect(await shop.level(item, warehouse)).toEqual({ on_hand: 21, reserved: 0 });
    const { body: after } = await client(1).get(`/purchase-orders/${order.id}`);
    expect(after).toMatchObject({ status: 'received', items: [{ received: 20 }] });
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

  it('give back no more than was paid: 50 refunds of a tenth, while it is called off or not', async () => {
    const { customer, item } = await stocked(10, '7.70');
    for (const isCancelled of [false, true]) {
      const { body } = await client(0).post('/sales-transactions', {
        body: shop.sale(customer, item, 1),
      });
      const path = `/sales-transactions/${body.id}`;
      for (const [amount, method] of [
        ['3.85', 'card'],
        ['3.85', 'cash'],
      ])
        await client(0).post(`${path}/payments`, { body: { amount, method } });
      const answers = await times(50, (index) =>
        isCancelled && index === 25
          ? client(index).post(`${path}/cancel`)
          : client(index).post(`${path}/refunds`, { body: { amount: '0.77', reason: 'Race' } }),
      );
      const { 200: done } = tally(answers.map(({ status }) => status));
      if (!isCancelled) expect(done).toBe(10);
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const { body: after } = await client(1).get(path);
      expect(after).toMatchObject({ refunded_amount: '7.70', payment_status: 'refunded' });
      const { body: refunds } = await client(0).get(`${path}/refunds`);
      const back = (wanted: string) =>
        (refunds.items as { method: string; amount: string }[])
          .filter(({ method }) => method === wanted)
          .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
      expect([back('card'), back('cash')]).toEqual([385, 385]);
    }
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

  it('book losses of promised pieces, and ship what is there: 20 promised, 12 lost', async () => {
    const { customer, item, warehouse } = await stocked(20);
    const sales = await times(10, async (index) => {
      const body = shop.sale(customer, item, 2);
      return (await client(index).post('/sales-transactions', { body })).body.id as string;
    });
    const level = { warehouse_id: warehouse, item_id: item };
    const [losses, fulfilments, others] = await Promise.all([
      times(12, (index) =>
        client(index).post('/inventory/adjustments', {
          body: { ...level, quantity_delta: -1, reason: 'Race' },
        }),
      ),
      times(10, (index) => client(index).post(`/sales-transactions/${sales[index]}/fulfill`)),
      times(10, (index) =>
        client(index).post('/sales-transactions', { body: shop.sale(customer, item, 1) }),
      ),
    ]);
    const count = (answers: readonly { status: number }[], status: number) =>
      answers.filter((answer) => answer.status === status).length;
    const [lost, shipped] = [count(losses, 201), count(fulfilments, 200)];
    expect(count(losses, 409)).toBe(12 - lost);
    expect(count(fulfilments, 409)).toBe(10 - shipped);
    expect(tally(others.map(({ status }) => status))).toEqual({ 409: 10 });
    const on_hand = 20 - lost - 2 * shipped;
    const reserved = 20 - 2 * shipped;
    expect(on_hand).toBeGreaterThanOrEqual(0);
    expect(await shop.level(item, warehouse)).toEqual({ on_hand, reserved });
    const query = `item_id=${item}&warehouse_id=${warehouse}`;
    const shortages = await client(0).get(`/inventory/shortages?${query}`);
    expect(shortages.body.items).toEqual([
      { item_id: item, warehouse_id: warehouse, on_hand, reserved, missing: reserved - on_hand },
    ]);
  });

  it('set a level to what was counted while others change it: every difference is of its moment', async () => {
    const { item, warehouse } = await stocked(50);
    const answers = await times(30, (index) =>
      index % 3 === 0
        ? client(index).post('/inventory/stocktakes', {
            body: { warehouse_id: warehouse, items: [{ item_id: item, counted: 40 + index }] },
          })
        : shop.receive(warehouse, { [item]: 1 }).then(() => null),
    );
    for (const answer of answers) {
      if (!answer) continue;
      const { expected, counted, difference } = answer.body.items[0];
      expect([answer.status, counted - expected]).toEqual([201, difference]);
    }
    const counts = answers.flatMap((answer) => answer?.body.items[0].difference ?? 1);
    const { on_hand } = await shop.level(item, warehouse);
    expect(50 + counts.reduce((sum, difference) => sum + difference, 0)).toBe(on_hand);
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

  it('never rent and sell the same piece: stock 20, 50 commissions of one beside 50 sales of one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { customer, item, warehouse } = await stocked(20);
      const answers = await times(100, (index) =>
        index % 4 < 2
          ? client(index).post('/fleet/commissions', { body: shop.commission(warehouse, item, 1) })
          : client(index).post('/sales-transactions', { body: shop.sale(customer, item, 1) }),
      );
      expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 20, 409: 80 });
      const { on_hand, reserved } = await shop.level(item, warehouse);
      const owned = await shop.owned(item, warehouse);
      expect({ reserved: on_hand, all: on_hand + owned }).toEqual({ reserved, all: 20 });
    }
  }, 60_000);

  it('give back no more than the fleet has: 10 owned, 50 retirements of one', async () => {
    const { item, warehouse } = await stocked(10);
    await client(0).post('/fleet/commissions', { body: shop.commission(warehouse, item, 10) });
    const answers = await times(50, (index) =>
      client(index).post('/fleet/retirements', {
        body: {
          warehouse_id: warehouse,
          items: [{ item_id: item, quantity: 1 }],
          disposition: index % 4 < 2 ? 'restock' : 'scrap',
          reason: 'Race',
        },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 10, 409: 40 });
    expect(await shop.owned(item, warehouse)).toBe(0);
    const restocked = answers.filter(({ status }, index) => status === 201 && index % 4 < 2).length;
    expect((await shop.level(item, warehouse)).on_hand).toBe(restocked);
  });

  it('take in a serial number once: 20 commissions of it into two warehouses', async () => {
    const item = await shop.item();
    const places = [await shop.warehouse(), await shop.warehouse()];
    const answers = await times(20, (index) =>
      client(index).post('/fleet/commissions', {
        body: {
          warehouse_id: places[index % 4 < 2 ? 0 : 1],
          from_stock: false,
          items: [{ item_id: item, quantity: 1, serial_numbers: ['HR-1'] }],
        },
      }),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: 19 });
    const refusals = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(tally(refusals)).toEqual({ 'fleet.serial_taken': 19 });
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
      err:
        'Every level is what its ledger adds up to.\n' +
        'Every document is what its records add up to.\n' +
        'Every total is how many rows there are.\n',
    });
  });
});
