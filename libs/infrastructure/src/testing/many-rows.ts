import pg from 'pg';

const id = (n: string) => `('0190b7e2-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const AT = `timestamptz '2026-01-01Z' + n * interval '1 minute'`;
const ADDRESS = `'1 Main St', 'City ' || n % 500, 'USA'`;

/** Tables of rows that never change. */
const APPENDED = [
  'stock_movements',
  'fleet_movements',
  'payments',
  'refunds',
  'deposits',
  'rental_hand_outs',
  'rental_check_ins',
];

/** Columns and values of the n-th row of each list, unevenly spread, as the rows of a business are. */
const ROWS: Readonly<Record<string, readonly [columns: string, values: string]>> = {
  vendors: [
    'name, email, payment_terms, address_street, address_city, address_country',
    `'Vendor ' || n, 'v' || n || '@example.com', 'net_30', ${ADDRESS}`,
  ],
  customers: [
    'name, email, address_street, address_city, address_country',
    `'Customer ' || n, 'c' || n || '@example.com', ${ADDRESS}`,
  ],
  items: [
    'sku, name, unit_price, currency, vendor_id',
    `'SKU-' || n, 'Item ' || n, 1, 'USD', ${id('n % 10 + 1')}`,
  ],
  warehouses: [
    'code, name, address_street, address_city, address_country',
    `'W-' || n, 'Warehouse ' || n, ${ADDRESS}`,
  ],
  contact_numbers: [
    'entity_type, entity_id, phone_number, is_primary',
    `CASE WHEN n % 10 = 0 THEN 'Vendor' ELSE 'Customer' END, ${id('n / 2')}, '+49' || 1000000000 + n, false`,
  ],
  users: [
    'username, password_hash, password_changed_at, role',
    `'user' || n, repeat('x', 97), now(), CASE WHEN n % 10 = 0 THEN 'clerk' ELSE 'viewer' END`,
  ],
  api_keys: [
    'name, prefix, digest, role, expires_at',
    `'Key ' || n, 'strata_' || n, lpad(to_hex(n), 64, '0'),
     CASE WHEN n % 10 = 0 THEN 'clerk' ELSE 'viewer' END, ${AT} + interval '1 year'`,
  ],
  webhooks: [
    'url, events, enabled, secret',
    `'https://shop-' || n || '.example', '[]', false, 'sealed'`,
  ],
  rate_plans: [
    'item_id, currency, tiers, turnaround_minutes, grace_minutes',
    `${id('n')}, 'USD', '[{"unit": "day", "count": 1, "price": "100.00"}]', 0, 0`,
  ],
  stock_levels: [
    'item_id, warehouse_id, on_hand, reserved, value',
    // A tenth is elsewhere than in the first warehouse.
    `${id('n')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 5,
     CASE WHEN n % 1000 = 0 THEN 6 ELSE 0 END, 10`,
  ],
  stock_movements: [
    'item_id, warehouse_id, kind, on_hand_delta, reserved_delta, cause_type, cause_id, created_by',
    `${id('n % 1000 + 1')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')},
     CASE WHEN n % 10 = 0 THEN 'adjusted' ELSE 'received' END, 5, 0,
     CASE WHEN n % 10 = 0 THEN 'adjustment' ELSE 'receipt' END, ${id('n / 2')}, 'me'`,
  ],
  stock_documents: [
    'kind, warehouse_id, to_warehouse_id',
    `CASE WHEN n % 10 = 0 THEN 'transfer' ELSE 'receipt' END,
     ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, CASE WHEN n % 10 = 0 THEN ${id('1')} END`,
  ],
  purchase_orders: [
    'number, vendor_id, vendor_name, warehouse_id, currency, expected_on, status, is_open',
    `'PO-2026-' || lpad(n::text, greatest(6, length(n::text)), '0'), ${id('n % 1000 + 1')}, 'Acme',
     ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 'USD', date '2026-01-31' + n / 1440,
     CASE WHEN n % 10 = 0 THEN 'ordered' ELSE 'received' END, n % 10 = 0`,
  ],
  goods_receipts: ['purchase_order_id', id('n')],
  fleet_levels: [
    'item_id, warehouse_id, owned, "out", unserviceable, is_serialized, ledger_version',
    `${id('n')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 5, 0, 0, false, 1`,
  ],
  fleet_movements: [
    `item_id, warehouse_id, level_version, kind, owned_delta, out_delta, unserviceable_delta, cause_type,
     cause_id, created_by`,
    `${id('n % 1000 + 1')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, n,
     CASE WHEN n % 10 = 0 THEN 'lost' ELSE 'handed_out' END, 0, 1, 0, 'rental_agreement', ${id('n / 2')}, 'me'`,
  ],
  fleet_assets: [
    'item_id, warehouse_id, serial_number, status, condition',
    `${id('n % 1000 + 1')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 'SN-' || n,
     CASE WHEN n % 10 = 1 THEN 'out' ELSE 'in_house' END,
     CASE WHEN n % 10 = 0 THEN 'unserviceable' ELSE 'serviceable' END`,
  ],
  sales_transactions: [
    `number, customer_id, customer_name, payment_terms, due_date, status, payment_status, currency, total_amount,
     paid_amount, refunded_amount, returned_amount, balance_due, is_open`,
    `'ST-2026-' || lpad(n::text, greatest(6, length(n::text)), '0'), ${id('n % 1000 + 1')}, 'Ada', 'net_30',
      date '2026-01-31' + n / 1440,
     CASE WHEN n % 10 = 0 THEN 'confirmed' ELSE 'fulfilled' END,
     CASE WHEN n % 10 = 0 THEN 'unpaid' ELSE 'paid' END, 'USD', 10,
     CASE WHEN n % 10 = 0 THEN 0 ELSE 10 END, 0, 0, CASE WHEN n % 10 = 0 THEN 10 ELSE 0 END, n % 10 = 0`,
  ],
  rental_agreements: [
    `number, customer_id, customer_name, warehouse_id, time_zone, starts_at, ends_at, payment_terms, due_date,
     status, payment_status, currency, total_amount, paid_amount, refunded_amount, goodwill_amount, balance_due,
     deposit_required, deposit_received, deposit_applied, deposit_released, deposit_held, pieces_out, is_open`,
    `'RA-2026-' || lpad(n::text, greatest(6, length(n::text)), '0'), ${id('n % 1000 + 1')}, 'Ada', ${id('1')},
     'UTC', ${AT}, ${AT} + interval '2 days', 'net_30', date '2026-01-31' + n / 1440,
     CASE WHEN n % 10 = 0 THEN 'out' ELSE 'returned' END,
     CASE WHEN n % 10 = 0 THEN 'unpaid' ELSE 'paid' END, 'USD', 10, CASE WHEN n % 10 = 0 THEN 0 ELSE 10 END, 0, 0,
     CASE WHEN n % 10 = 0 THEN 10 ELSE 0 END, 0, 0, 0, 0, 0, CASE WHEN n % 10 = 0 THEN 1 ELSE 0 END, n % 10 = 0`,
  ],
  rental_hand_outs: ['rental_agreement_id, "at", created_by', `${id('n')}, ${AT}, 'me'`],
  rental_check_ins: ['rental_agreement_id, "at", created_by', `${id('n')}, ${AT}, 'me'`],
  deposits: [
    'rental_agreement_id, kind, amount, currency, method, created_by',
    `${id('n')}, 'received', 10, 'USD', CASE WHEN n % 10 = 0 THEN 'cash' ELSE 'card' END, 'me'`,
  ],
  payments: [
    'sales_transaction_id, amount, currency, method, created_by',
    `${id('n')}, 10, 'USD', CASE WHEN n % 10 = 0 THEN 'cash' ELSE 'card' END, 'me'`,
  ],
  refunds: [
    'sales_transaction_id, amount, currency, method, kind, created_by',
    `${id('n')}, 1, 'USD', CASE WHEN n % 10 = 0 THEN 'cash' ELSE 'card' END, 'return', 'me'`,
  ],
  sales_returns: [
    'sales_transaction_id, warehouse_id, reason, currency, return_amount, refund_amount',
    `${id('n')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 'Came back broken', 'USD', 1, 0`,
  ],
};

/** Fills every list of a database with so many rows, and lets the planner know them; into empty tables. */
export async function fillLists(url: string, rows: number): Promise<void> {
  // No foreign key is looked at, so the tables are filled side by side.
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    options: '-c session_replication_role=replica',
  });
  try {
    const { rows: searched } = await pool.query<{ name: string; definition: string }>(
      `SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition
         FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
        WHERE amname = 'gin' AND indrelid = ANY ($1::regclass[])`,
      [Object.keys(ROWS)],
    );
    // Of all rows at once they are made in a tenth of the time.
    await pool.query(`DROP INDEX ${searched.map(({ name }) => name).join(', ')}`);
    await Promise.all(
      Object.entries(ROWS).map(([table, [columns, values]]) => {
        const times = APPENDED.includes(table) ? 'created_at' : 'created_at, updated_at';
        return pool.query(
          `INSERT INTO ${table} (id, ${times}, ${columns})
           SELECT ${id('n')}, ${times.replaceAll(/\w+_at/g, AT)}, ${values} FROM generate_series(1, $1::int) AS n`,
          [rows],
        );
      }),
    );
    await Promise.all(searched.map(({ definition }) => pool.query(definition)));
    await pool.query('VACUUM ANALYZE');
  } finally {
    await pool.end();
  }
}
