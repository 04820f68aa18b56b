import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const { app } = testApp();
const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

const send = async (path: string, body: object, role: 'manager' | 'clerk' = 'manager') =>
  request(app).post(`/api/v1${path}`).set(as(role)).send(body);
const get = async (path: string) =>
  (await request(app).get(`/api/v1${path}`).set(as('viewer'))).body;
const make = async (path: string, body: object): Promise<string> => {
  const answer = await send(path, body);
  expect(answer.status).toBe(201);
  return answer.body.id;
};

let count = 0;
const item = () => {
  count += 1;
  return make('/items', { sku: `I-${count}`, name: 'Hammer drill', unit_price: '10.00' });
};
const warehouse = () => {
  count += 1;
  return make('/warehouses', { code: `W-${count}`, name: 'Depot', address });
};
/** An item with so many pieces for sale in a warehouse. */
async function stocked(quantity: number) {
  const [item_id, warehouse_id] = [await item(), await warehouse()];
  await make('/inventory/receipts', { warehouse_id, items: [{ item_id, quantity }] });
  return { item_id, warehouse_id };
}
const place = ({ item_id, warehouse_id }: { item_id: string; warehouse_id: string }) =>
  `item_id=${item_id}&warehouse_id=${warehouse_id}`;

describe('the fleet over HTTP', () => {
  it('takes pieces out of the stock for sale, and gives them back, in both ledgers', async () => {
    const where = await stocked(10);
    const { item_id, warehouse_id } = where;
    const commission = await send('/fleet/commissions', {
      warehouse_id,
      items: [
        { item_id, quantity: 4 },
        { item_id, quantity: 2 },
      ],
      reference: ' PO 7 ',
    });
    expect(commission.status).toBe(201);
    expect(commission.body.levels).toMatchObject([
      { item_id, warehouse_id, owned: 6, out: 0, unserviceable: 0, capacity: 6, in_house: 6 },
    ]);
    expect(commission.body.levels[0].is_serialized).toBe(false);
    expect((await get(`/inventory/levels?${place(where)}`)).items).toMatchObject([{ on_hand: 4 }]);
    const location = commission.headers['location']!.replace('/api/v1', '');
    expect(location).toBe(`/fleet/movements?cause_id=${commission.body.id}`);
    expect(await get(location)).toMatchObject({
      total: 1,
      items: [
        {
          kind: 'commissioned',
          level_version: 1,
          owned_delta: 6,
          out_delta: 0,
          unserviceable_delta: 0,
          cause_type: 'fleet_commission',
          cause_id: commission.body.id,
          note: 'PO 7',
        },
      ],
    });
    const broken = await send('/fleet/serviceability-changes', {
      ...where,
      quantity_delta: -2,
      reason: 'Frayed cable',
    });
    expect(broken.body.levels).toMatchObject([
      { owned: 6, unserviceable: 2, capacity: 4, in_house: 6 },
    ]);
    const retire = (disposition: string, quantity: number) =>
      send('/fleet/retirements', {
        warehouse_id,
        items: [{ item_id, quantity }],
        disposition,
        reason: 'Too many',
      });
    expect((await retire('restock', 5)).body).toMatchObject({
      status: 409,
      code: 'fleet.exceeds_in_house',
      details: { shortages: [{ item_id, warehouse_id, asked: 5, in_house: 4 }] },
    });
    expect((await retire('restock', 1)).body.levels).toMatchObject([
      { owned: 5, unserviceable: 2 },
    ]);
    expect((await retire('scrap', 3)).body.levels).toMatchObject([{ owned: 2, unserviceable: 0 }]);
    const stock = await get(`/inventory/movements?${place(where)}&sort=-created_at`);
    expect(
      stock.items
        .map((line: Record<string, unknown>) => [
          line['kind'],
          line['on_hand_delta'],
          line['cause_type'],
        ])
        .sort(),
    ).toEqual([
      ['commissioned', -6, 'fleet_commission'],
      ['decommissioned', 1, 'fleet_retirement'],
      ['received', 10, 'receipt'],
    ]);
    const ledger = await get(`/fleet/movements?${place(where)}&kind=scrapped`);
    expect(ledger.items).toMatchObject([{ owned_delta: -3, unserviceable_delta: -2 }]);
    expect((await get(`/fleet/levels?${place(where)}`)).items).toMatchObject([{ owned: 2 }]);
  });

  it('takes nothing of what is promised, and nothing at all where an item is short', async () => {
    const [one, other] = [await stocked(5), await item()];
    const { item_id, warehouse_id } = one;
    const customer = await make('/customers', { name: 'Ada' });
    await make('/sales-transactions', {
      customer_id: customer,
      payment_terms: 'net_30',
      items: [{ item_id, quantity: 3 }],
    });
    const refused = await send('/fleet/commissions', {
      warehouse_id,
      items: [
        { item_id, quantity: 3 },
        { item_id: other, quantity: 1 },
      ],
    });
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'stock.insufficient',
      details: {
        shortages: [
          { item_id, asked: 3, available: 2 },
          { item_id: other, asked: 1, available: 0 },
        ],
      },
    });
    expect((await get(`/fleet/levels?warehouse_id=${warehouse_id}`)).total).toBe(0);
    const outside = await send('/fleet/commissions', {
      warehouse_id,
      from_stock: false,
      items: [{ item_id: other, quantity: 2 }],
    });
    expect(outside.body.levels).toMatchObject([{ item_id: other, owned: 2 }]);
    expect((await get(`/inventory/movements?item_id=${other}`)).total).toBe(0);
  });

  it('knows each piece by its serial number', async () => {
    const where = await stocked(5);
    const { item_id, warehouse_id } = where;
    const commission = (quantity: number, serial_numbers?: string[], there = warehouse_id) =>
      send('/fleet/commissions', {
        warehouse_id: there,
        from_stock: there === warehouse_id,
        items: [{ item_id, quantity, serial_numbers }],
      });
    expect((await commission(2, ['HR-1', ' HR-2 '])).status).toBe(201);
    expect((await commission(1)).body).toMatchObject({
      status: 422,
      code: 'fleet.serials_required',
    });
    expect((await commission(2, ['HR-3'])).body.code).toBe('fleet.serials_required');
    expect((await commission(1, ['hr-1'], await warehouse())).body).toMatchObject({
      status: 409,
      code: 'fleet.serial_taken',
      details: { serial_numbers: ['HR-1'] },
    });
    const bad = await commission(1, ['HR-ü']);
    expect(bad.body.errors).toMatchObject([{ pointer: '/items/0/serial_numbers/0' }]);
    const assets = await get(`/fleet/assets?${place(where)}&sort=serial_number`);
    expect(assets.items).toMatchObject([
      { serial_number: 'HR-1', status: 'in_house', condition: 'serviceable' },
      { serial_number: 'HR-2' },
    ]);
    const [one, other] = assets.items.map(({ id }: { id: string }) => id);
    const shown = await request(app).get(`/api/v1/fleet/assets/${one}`).set(as('viewer'));
    expect([shown.headers['etag'], shown.body.serial_number]).toEqual(['"1"', 'HR-1']);
    const change = (quantity_delta: number, asset_id?: string) =>
      send('/fleet/serviceability-changes', {
        ...where,
        quantity_delta,
        asset_id,
        reason: 'Frayed',
      });
    expect((await change(-1)).body.code).toBe('fleet.serials_required');
    expect((await change(-1, warehouse_id)).body).toMatchObject({
      status: 422,
      code: 'fleet.asset_unknown',
      details: { asset_ids: [warehouse_id] },
    });
    expect((await change(-1, one)).status).toBe(201);
    expect((await change(-1, one)).body.code).toBe('fleet.asset_unserviceable');
    const found = await get(
      '/fleet/assets?condition=unserviceable&status=in_house&serial_number=HR-1',
    );
    expect(found.items).toMatchObject([{ id: one, version: 2 }]);
    const retire = (disposition: string, quantity: number, asset_ids?: string[]) =>
      send('/fleet/retirements', {
        warehouse_id,
        items: [{ item_id, quantity, asset_ids }],
        disposition,
        reason: 'Worn',
      });
    expect((await retire('scrap', 1)).body.code).toBe('fleet.serials_required');
    expect((await retire('restock', 1, [one])).body.code).toBe('fleet.asset_unserviceable');
    expect((await retire('scrap', 1, [one])).body.levels).toMatchObject([
      { owned: 1, unserviceable: 0, is_serialized: true },
    ]);
    expect((await retire('restock', 1, [other])).body.levels).toMatchObject([{ owned: 0 }]);
    expect((await get(`/fleet/assets?${place(where)}`)).total).toBe(0);
    expect((await request(app).get(`/api/v1/fleet/assets/${one}`).set(as('viewer'))).status).toBe(
      404,
    );
    expect((await commission(1, ['HR-1'])).status).toBe(201);
  });

  it('keeps its items and warehouses', async () => {
    const [item_id, warehouse_id] = [await item(), await warehouse()];
    const body = { warehouse_id, from_stock: false, items: [{ item_id, quantity: 1 }] };
    expect((await send('/fleet/commissions', body, 'clerk')).status).toBe(403);
    await make('/fleet/commissions', body);
    const remove = (path: string) => request(app).delete(`/api/v1${path}`).set(as('manager'));
    expect((await remove(`/items/${item_id}`)).body.code).toBe('item.has_fleet');
    expect((await remove(`/warehouses/${warehouse_id}`)).body.code).toBe('warehouse.has_fleet');
    await make('/fleet/retirements', {
      warehouse_id,
      items: [{ item_id, quantity: 1 }],
      disposition: 'scrap',
      reason: 'Worn',
    });
    expect((await remove(`/items/${item_id}`)).status).toBe(204);
    expect((await remove(`/warehouses/${warehouse_id}`)).status).toBe(204);
    expect((await send('/fleet/commissions', body)).body.code).toBe('item.unknown');
  });
});
