import pg from 'pg';

const id = (n: string) => `('0190b7e2-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const AT = `timestamptz '2026-01-01Z' + n * interval '1 minute'`;
const ADDRESS = `'1 Main St', 'City ' || n % 500, 'USA'`;

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
    `'user' || n, repeat('x', 97), now(), CASE WHEN n % 2 = 0 THEN 'viewer' ELSE 'clerk' END`,
  ],
  stock_levels: [
    'item_id, warehouse_id, on_hand, reserved',
    // A tenth is elsewhere than in the first warehouse.
    `${id('n')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')}, 5, 0`,
  ],
  stock_movements: [
    'item_id, warehouse_id, kind, on_hand_delta, reserved_delta, cause_type, cause_id, created_by',
    `${id('n % 1000 + 1')}, ${id('CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END')},
     'received', 5, 0, 'receipt', ${id('n')}, 'me'`,
  ],
  sales_transactions: [
    `number, customer_id, payment_terms, due_date, status, payment_status, currency, total_amount,
     paid_amount, refunded_amount, returned_amount, balance_due, is_open`,
    `'ST-2026-' || lpad(n::text, 6, '0'), ${id('n % 1000 + 1')}, 'net_30', '2026-12-31',
     CASE WHEN n % 10 = 0 THEN 'confirmed' ELSE 'fulfilled' END,
     CASE WHEN n % 10 = 0 THEN 'unpaid' ELSE 'paid' END, 'USD', 10,
     CASE WHEN n % 10 = 0 THEN 0 ELSE 10 END, 0, 0, CASE WHEN n % 10 = 0 THEN 10 ELSE 0 END, n % 10 = 0`,
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
        const times = table === 'stock_movements' ? 'created_at' : 'created_at, updated_at';
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
