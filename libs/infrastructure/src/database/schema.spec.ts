import {
  Address,
  ContactNumber,
  Customer,
  Item,
  PAYMENT_REFERENCE_MAX_LENGTH,
  SALES_NUMBER_MAX_LENGTH,
  SalesReturn,
  STOCK_NOTE_MAX_LENGTH,
  Username,
  Vendor,
  Warehouse,
} from '@strata/domain';
import { EmailAddress, Money, PhoneNumber } from '@strata/domain-kit';
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
  'contact_numbers.label': ContactNumber.LABEL_MAX_LENGTH,
  'contact_numbers.phone_number': PhoneNumber.MAX_LENGTH,
  'stock_movements.note': STOCK_NOTE_MAX_LENGTH,
  'payments.reference': PAYMENT_REFERENCE_MAX_LENGTH,
  'sales_transactions.number': SALES_NUMBER_MAX_LENGTH,
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
        WHERE table_schema = 'public' AND is_generated = 'ALWAYS'`,
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
         FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'numeric'`,
    );
    expect(rows).toEqual([{ precision: Money.PRECISION, scale: Money.SCALE }]);
  });

  it.each([
    ['more reserved than on hand', 'on_hand = 1, reserved = 2'],
    ['less than nothing reserved', 'reserved = -1'],
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
});
