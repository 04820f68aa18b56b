import { randomUUID } from 'node:crypto';

const BASE = 'created_at, updated_at, created_by, updated_by';
const NOW = "now(), now(), 'bench', 'bench'";

/** Prepared statements of one sale of one piece, in the order in which they run. */
const STATEMENTS = {
  customer: 'SELECT name FROM customers WHERE id = $1 AND is_active FOR SHARE',
  item: 'SELECT sku, name, unit_price FROM items WHERE id = $1 AND is_active FOR SHARE',
  number: `SELECT 'ST-2026-' || to_char(nextval('sales_transaction_numbers'), 'FM000000000') AS number`,
  level: `SELECT id, warehouse_id FROM stock_levels WHERE item_id = $1 AND on_hand > reserved
           ORDER BY item_id, warehouse_id LIMIT 1 FOR UPDATE`,
  sale: `INSERT INTO sales_transactions (id, number, customer_id, customer_name, payment_terms, due_date, status,
           payment_status, currency, total_amount, paid_amount, refunded_amount, returned_amount,
           balance_due, is_open, ${BASE})
         VALUES ($1, $2, $3, $4, 'net_30', current_date, 'confirmed', 'unpaid', 'USD', $5, 0, 0, 0, $5, true, ${NOW})`,
  line: `INSERT INTO sales_transaction_items (id, sales_transaction_id, position, item_id, sku, name,
           quantity, list_price, unit_price, line_total, returned_quantity)
         VALUES ($1, $2, 0, $3, $4, $5, 1, $6, $6, $6, 0)`,
  allocation: `INSERT INTO sales_allocations (sales_transaction_item_id, warehouse_id, position, quantity)
               VALUES ($1, $2, 0, 1)`,
  reserve: 'UPDATE stock_levels SET reserved = reserved + 1, version = version + 1 WHERE id = $1',
  movement: `INSERT INTO stock_movements (id, item_id, warehouse_id, kind, on_hand_delta,
               reserved_delta, cause_type, cause_id, created_at, created_by)
             VALUES ($1, $2, $3, 'reserved', 0, 1, 'sales_transaction', $4, now(), 'bench')`,
  event: `INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
            aggregate_version, occurred_at, actor, payload)
          VALUES ($1, 'sales_transaction.confirmed', 1, 'sales_transaction', $2, 1, now(), 'bench', '{}')`,
};

/** The same work as `POST /sales-transactions`, as bare SQL with the same locks. */
export async function sell(pool, customerId, itemId) {
  const client = await pool.connect();
  const run = async (name, values = []) =>
    (await client.query({ name: `sale ${name}`, text: STATEMENTS[name], values })).rows[0];
  try {
    await client.query('BEGIN');
    const { name: customer } = await run('customer', [customerId]);
    const { sku, name, unit_price: price } = await run('item', [itemId]);
    const { number } = await run('number');
    const level = await run('level', [itemId]);
    const [sale, line] = [randomUUID(), randomUUID()];
    await run('sale', [sale, number, customerId, customer, price]);
    await run('line', [line, sale, itemId, sku, name, price]);
    await run('allocation', [line, level.warehouse_id]);
    await run('reserve', [level.id]);
    await run('movement', [randomUUID(), itemId, level.warehouse_id, sale]);
    await run('event', [randomUUID(), sale]);
    await client.query('COMMIT');
    return { id: sale, number, total_amount: price };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
