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
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from './migrations.js';

/** What the schema-drift check cannot see, and must not get lost in a later migration. */
const CHECKS = `
  contact_numbers_entity_type_known
  contact_numbers_phone_number_rfc3966
  contact_numbers_version_positive
  customers_address_whole
  customers_country_code
  customers_email_lower_case
  customers_name_not_blank
  customers_version_positive
  items_name_not_blank
  items_price_not_negative
  items_sku_not_blank
  items_version_positive
  outbox_deliveries_attempts_not_negative
  outbox_deliveries_lease_pending
  outbox_deliveries_state_known
  payments_amount_positive
  payments_method_known
  sales_allocations_quantity_positive
  sales_return_items_amount_not_negative
  sales_return_items_quantity_positive
  sales_returns_amounts
  sales_returns_reason_not_blank
  sales_transaction_items_price_not_negative
  sales_transaction_items_quantity_positive
  sales_transaction_items_return_of_sold
  sales_transaction_items_total
  sales_transactions_amounts_not_negative
  sales_transactions_balance
  sales_transactions_number_well_formed
  sales_transactions_open
  sales_transactions_payment_status_known
  sales_transactions_payment_terms_known
  sales_transactions_refund_of_payment
  sales_transactions_return_fulfilled
  sales_transactions_return_of_total
  sales_transactions_status_known
  sales_transactions_version_positive
  stock_levels_on_hand_bounded
  stock_levels_reserved_not_negative
  stock_levels_reserved_on_hand
  stock_levels_version_positive
  stock_movements_cause_known
  stock_movements_kind_known
  stock_movements_moves
  users_role_known
  users_username_lower_case
  users_version_positive
  vendors_address_whole
  vendors_country_code
  vendors_email_lower_case
  vendors_name_not_blank
  vendors_payment_terms_known
  vendors_version_positive
  warehouses_code_not_blank
  warehouses_country_code
  warehouses_name_not_blank
  warehouses_version_positive
`;
const PARTIAL_INDEXES = `
  contact_numbers_active_created_at
  contact_numbers_active_entity
  contact_numbers_active_owner
  contact_numbers_active_phone_number
  contact_numbers_active_updated_at
  contact_numbers_primary_key
  customers_active_city
  customers_active_created_at
  customers_active_email
  customers_active_name
  customers_active_updated_at
  customers_email_active_key
  items_active_created_at
  items_active_name
  items_active_sku
  items_active_updated_at
  items_active_vendor
  items_sku_active_key
  outbox_deliveries_due
  outbox_deliveries_finished
  outbox_deliveries_unfinished
  sales_transactions_open_customer
  stock_levels_stocked_item
  stock_levels_stocked_warehouse
  users_active_created_at
  users_active_role
  users_active_updated_at
  users_active_username
  users_username_active_key
  vendors_active_city
  vendors_active_created_at
  vendors_active_email
  vendors_active_name
  vendors_active_updated_at
  vendors_email_active_key
  vendors_name_active_key
  warehouses_active_city
  warehouses_active_code
  warehouses_active_created_at
  warehouses_active_name
  warehouses_active_updated_at
  warehouses_code_active_key
`;

const words = (text: string) => text.trim().split(/\s+/);

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

  const names = async (sql: string) =>
    (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);

  it('guards every invariant with a CHECK', async () => {
    const found = await names(
      `SELECT conname AS name FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(found).toEqual(words(CHECKS));
  });

  it('has the partial indexes that uniqueness, lists and the outbox need', async () => {
    const found = await names(
      `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(found).toEqual(words(PARTIAL_INDEXES));
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
