import {
  Address,
  Asset,
  CHECK_IN_NOTE_MAX_LENGTH,
  ContactNumber,
  Customer,
  DiscountRate,
  Item,
  PAYMENT_REFERENCE_MAX_LENGTH,
  REFUND_REASON_MAX_LENGTH,
  DOCUMENT_NUMBER_MAX_LENGTH,
  SalesPrice,
  SalesReturn,
  STOCK_NOTE_MAX_LENGTH,
  Username,
  Vendor,
  Warehouse,
} from '@strata/domain';
import { EmailAddress, Money, PhoneNumber, TimeZone } from '@strata/domain-kit';
import pg from 'pg';
import { columnOf } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { TABLES } from '../tables.js';
import { migrate } from './migrations.js';

/** The columns whose length is a rule of the domain. */
const LENGTHS: Readonly<Record<string, number>> = {
  'customers.name': Customer.NAME_MAX_LENGTH,
  'customers.email': EmailAddress.MAX_LENGTH,
  'customers.address_street': Address.STREET_MAX_LENGTH,
  'customers.address_city': Address.CITY_MAX_LENGTH,
  'customers.address_state': Address.STATE_MAX_LENGTH,
  'customers.address_zip_code': Address.ZIP_CODE_MAX_LENGTH,
  'customers.address_country': Address.COUNTRY_CODE_LENGTH,
  'vendors.name': Vendor.NAME_MAX_LENGTH,
  'vendors.email': EmailAddress.MAX_LENGTH,
  'vendors.address_street': Address.STREET_MAX_LENGTH,
  'vendors.address_city': Address.CITY_MAX_LENGTH,
  'vendors.address_state': Address.STATE_MAX_LENGTH,
  'vendors.address_zip_code': Address.ZIP_CODE_MAX_LENGTH,
  'vendors.address_country': Address.COUNTRY_CODE_LENGTH,
  'items.sku': Item.SKU_MAX_LENGTH,
  'items.name': Item.NAME_MAX_LENGTH,
  'items.description': Item.DESCRIPTION_MAX_LENGTH,
  'warehouses.code': Warehouse.CODE_MAX_LENGTH,
  'warehouses.name': Warehouse.NAME_MAX_LENGTH,
  'warehouses.address_street': Address.STREET_MAX_LENGTH,
  'warehouses.address_city': Address.CITY_MAX_LENGTH,
  'warehouses.time_zone': TimeZone.NAME_MAX_LENGTH,
  'contact_numbers.label': ContactNumber.LABEL_MAX_LENGTH,
  'contact_numbers.phone_number': PhoneNumber.MAX_LENGTH,
  'stock_movements.note': STOCK_NOTE_MAX_LENGTH,
  'fleet_movements.note': STOCK_NOTE_MAX_LENGTH,
  'fleet_assets.serial_number': Asset.SERIAL_NUMBER_MAX_LENGTH,
  'stock_documents.note': STOCK_NOTE_MAX_LENGTH,
  'payments.reference': PAYMENT_REFERENCE_MAX_LENGTH,
  'refunds.reference': PAYMENT_REFERENCE_MAX_LENGTH,
  'refunds.reason': REFUND_REASON_MAX_LENGTH,
  'purchase_orders.number': DOCUMENT_NUMBER_MAX_LENGTH,
  'purchase_orders.vendor_name': Vendor.NAME_MAX_LENGTH,
  'purchase_order_items.sku': Item.SKU_MAX_LENGTH,
  'purchase_order_items.name': Item.NAME_MAX_LENGTH,
  'goods_receipts.reference': STOCK_NOTE_MAX_LENGTH,
  'deposits.reference': PAYMENT_REFERENCE_MAX_LENGTH,
  'rental_agreements.number': DOCUMENT_NUMBER_MAX_LENGTH,
  'rental_agreements.customer_name': Customer.NAME_MAX_LENGTH,
  'rental_agreements.customer_address_street': Address.STREET_MAX_LENGTH,
  'rental_agreements.customer_address_city': Address.CITY_MAX_LENGTH,
  'rental_agreements.customer_address_state': Address.STATE_MAX_LENGTH,
  'rental_agreements.customer_address_zip_code': Address.ZIP_CODE_MAX_LENGTH,
  'rental_agreements.customer_address_country': Address.COUNTRY_CODE_LENGTH,
  'rental_agreements.time_zone': TimeZone.NAME_MAX_LENGTH,
  'rental_lines.sku': Item.SKU_MAX_LENGTH,
  'rental_lines.name': Item.NAME_MAX_LENGTH,
  'rental_charges.note': CHECK_IN_NOTE_MAX_LENGTH,
  'rental_check_ins.note': CHECK_IN_NOTE_MAX_LENGTH,
  'sales_transactions.number': DOCUMENT_NUMBER_MAX_LENGTH,
  'sales_transactions.customer_name': Customer.NAME_MAX_LENGTH,
  'sales_transactions.customer_address_street': Address.STREET_MAX_LENGTH,
  'sales_transactions.customer_address_city': Address.CITY_MAX_LENGTH,
  'sales_transactions.customer_address_state': Address.STATE_MAX_LENGTH,
  'sales_transactions.customer_address_zip_code': Address.ZIP_CODE_MAX_LENGTH,
  'sales_transactions.customer_address_country': Address.COUNTRY_CODE_LENGTH,
  'sales_transaction_items.sku': Item.SKU_MAX_LENGTH,
  'sales_transaction_items.name': Item.NAME_MAX_LENGTH,
  'sales_transaction_items.discount_reason': SalesPrice.REASON_MAX_LENGTH,
  'sales_returns.reason': SalesReturn.REASON_MAX_LENGTH,
  'users.username': Username.MAX_LENGTH,
};

describe('the schema that the migrations lead to', () => {
  let postgres: TemporaryPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  it('has a column to search in for each text that is searched, and none besides', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND is_generated = 'ALWAYS' AND data_type = 'text'`,
    );
    const searched = Object.values(TABLES).flatMap(({ list, searched: fields }) =>
      fields.map((field) => `${list.table}.${columnOf(field)}_search`),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(searched.sort());
  });

  it('is as wide as the domain allows', async () => {
    const { rows } = await client.query<{ name: string; length: number }>(
      `SELECT table_name || '.' || column_name AS name, character_maximum_length AS length
         FROM information_schema.columns
        WHERE table_schema = 'public' AND character_maximum_length IS NOT NULL`,
    );
    const found = new Map(rows.map(({ name, length }) => [name, length]));
    for (const [name, length] of Object.entries(LENGTHS)) {
      expect([name, found.get(name)]).toEqual([name, length]);
    }
  });

  it('keeps every amount as exactly as Money does', async () => {
    const { rows } = await client.query<{ precision: number; scale: number }>(
      `SELECT DISTINCT numeric_precision AS precision, numeric_scale AS scale
         FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'numeric' AND column_name <> 'discount_rate'`,
    );
    expect(rows).toEqual([{ precision: Money.PRECISION, scale: Money.SCALE }]);
  });

  const day = { unit: 'day', count: 1, price: '1.00' };
  it.each<[string, string, string]>([
    ['no tiers', 'tiers', '[]'],
    ['what is no list of tiers', 'tiers', '{"unit": "day"}'],
    ['nine tiers', 'tiers', JSON.stringify(Array(9).fill(day))],
    ...[
      { unit: 'month' },
      { count: 0 },
      { count: 1.5 },
      { count: 1001 },
      { price: '-1' },
      { price: 1 },
    ].map((change): [string, string, string] => [
      `a tier of ${JSON.stringify(change)}`,
      'tiers',
      JSON.stringify([day, { ...day, ...change }]),
    ]),
    ['a negative deposit', 'deposit', '-1'],
    ['a negative late fee', 'late_fee_price', '-1'],
    ['half a late fee', 'late_fee_price', 'null'],
    ['a late fee by the month', 'late_fee_unit', 'mont'],
    ['a turnaround of a year', 'turnaround_minutes', '525600'],
    ['a grace below zero', 'grace_minutes', '-1'],
  ])('refuses a rate plan with %s, whatever the code says', async (_what, column, value) => {
    await client.query('BEGIN');
    try {
      // What items are like is not asked here.
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(`INSERT INTO rate_plans (id, item_id, currency, tiers, turnaround_minutes,
          grace_minutes, late_fee_unit, late_fee_price, created_at, updated_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'USD', '${JSON.stringify([day])}', 0, 0, 'day', 1,
                now(), now())`);
      const given = value === 'null' ? null : value;
      await expect(
        client.query(`UPDATE rate_plans SET ${column} = $1`, [given]),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22023)$/) });
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each(['', 'EST', '+01:00', 'America/New York'])(
    'refuses the time zone %p of a warehouse, whatever the code says',
    async (zone) => {
      const insert = `INSERT INTO warehouses (id, code, name, time_zone, address_street, address_city,
          address_country, created_at, updated_at)
        VALUES (gen_random_uuid(), 'c', 'n', $1, 's', 'c', 'USA', now(), now())`;
      await expect(client.query(insert, [zone])).rejects.toMatchObject({ code: '23514' });
    },
  );

  it('keeps every place of a discount rate', async () => {
    const { rows } = await client.query<{ scale: number }>(
      `SELECT numeric_scale AS scale FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'discount_rate'`,
    );
    expect(rows).toEqual([{ scale: DiscountRate.SCALE }]);
  });

  it.each([
    ['less than nothing on hand', 'on_hand = -1'],
    ['less than nothing reserved', 'reserved = -1'],
    ['a value of less than nothing', 'value = -0.01'],
    ['a value of nothing on hand', 'on_hand = 0, value = 1'],
  ])('refuses a level with %s, whatever the code says', async (_what, change) => {
    await client.query('BEGIN');
    try {
      await client.query(`INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at)
        VALUES ('0190b7e2-0000-7000-8000-000000000001', 's', 'n', 1, 'USD', now(), now())`);
      await client.query(`INSERT INTO warehouses (id, code, name, address_street, address_city,
          address_state, address_zip_code, address_country, created_at, updated_at)
        VALUES ('0190b7e2-0000-7000-8000-000000000002', 'c', 'n', 's', 'c', 's', 'z', 'USA', now(), now())`);
      await client.query(`INSERT INTO stock_levels (id, item_id, warehouse_id, on_hand, reserved,
          created_at, updated_at)
        VALUES ('0190b7e2-0000-7000-8000-000000000003', '0190b7e2-0000-7000-8000-000000000001',
                '0190b7e2-0000-7000-8000-000000000002', 5, 0, now(), now())`);
      await expect(client.query(`UPDATE stock_levels SET ${change}`)).rejects.toMatchObject({
        code: '23514',
      });
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each([
    ['that is received and open', `status = 'received'`],
    ['of no number', `number = 'PO-26-1'`],
    ['whose vendor has no name', `vendor_name = ' '`],
    ['of an unknown status', `status = 'lost', is_open = false`],
  ])('refuses a purchase order %s, whatever the code says', async (_what, change) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await client.query(`INSERT INTO purchase_orders (id, number, vendor_id, vendor_name, warehouse_id, currency,
          status, is_open, created_at, updated_at)
        SELECT id, 'PO-2026-000001', id, 'Acme', id, 'USD', 'draft', true, now(), now()
          FROM gen_random_uuid() AS id`);
      await expect(client.query(`UPDATE purchase_orders SET ${change}`)).rejects.toMatchObject({
        code: '23514',
      });
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each([
    ['of which more came than was ordered', 'received = 6'],
    ['of which less than nothing came', 'received = -1'],
    ['of nothing', 'ordered = 0'],
    ['of a cost below nothing', 'unit_cost = -1'],
  ])('refuses a line of a purchase order %s, whatever the code says', async (_what, change) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await client.query(`INSERT INTO purchase_order_items (id, purchase_order_id, position, item_id, sku, name,
          ordered, received, unit_cost)
        SELECT id, id, 0, id, 'DR-1', 'Drill', 5, 0, 1 FROM gen_random_uuid() AS id`);
      await expect(client.query(`UPDATE purchase_order_items SET ${change}`)).rejects.toMatchObject(
        { code: '23514' },
      );
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each([
    ['comes and costs less than nothing', 'value_delta = -1'],
    ['goes and costs more than nothing', 'on_hand_delta = -5, value_delta = 1'],
    ['is promised and costs something', 'on_hand_delta = 0, reserved_delta = 1, value_delta = 1'],
  ])('refuses a movement of what %s, whatever the code says', async (_what, change) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await client.query(`INSERT INTO stock_movements (id, item_id, warehouse_id, kind, on_hand_delta,
          reserved_delta, value_delta, cause_type, cause_id, created_at, created_by)
        SELECT id, id, id, 'received', 5, 0, 10, 'receipt', id, now(), 'me' FROM gen_random_uuid() AS id`);
      await expect(client.query(`UPDATE stock_movements SET ${change}`)).rejects.toMatchObject({
        code: '23514',
      });
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it.each([
    ['more out than owned', 'owned = 1, "out" = 2'],
    ['pieces both out and not fit for use', 'owned = 2, "out" = 1, unserviceable = 2'],
    ['less than nothing out', '"out" = -1'],
    ['less than nothing unfit', 'unserviceable = -1'],
  ])('refuses a fleet level with %s, whatever the code says', async (_what, change) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await client.query(`INSERT INTO fleet_levels (id, item_id, warehouse_id, owned, "out", unserviceable,
          is_serialized, ledger_version, created_at, updated_at)
        SELECT id, id, id, 5, 0, 0, false, 1, now(), now() FROM gen_random_uuid() AS id`);
      await expect(client.query(`UPDATE fleet_levels SET ${change}`)).rejects.toMatchObject({
        code: '23514',
      });
    } finally {
      await client.query('ROLLBACK');
    }
  });
});
