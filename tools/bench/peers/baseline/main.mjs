/**
 * The same work as the measured endpoints, done by nothing but node:http and prepared statements of
 * pg: no validation, no authentication, no log. What the ratios are taken against.
 */
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { availability, rent, SHORT } from './rental.mjs';
import { sell } from './sale.mjs';

const { DATABASE_URL, DATABASE_POOL_SIZE } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL_SIZE) });
const REFUSALS = ['23505', SHORT];
const COLUMNS = `id, name, email, address_street, address_city, address_state, address_zip_code,
  address_country, created_at, updated_at, created_by, updated_by, is_active, version`;

const run = async (name, text, values) => (await pool.query({ name, text, values })).rows;

const present = (row) => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  created_by: row.created_by,
  updated_by: row.updated_by,
  is_active: row.is_active,
  version: row.version,
  name: row.name,
  email: row.email,
  address: row.address_street && {
    street: row.address_street,
    city: row.address_city,
    state: row.address_state,
    zip_code: row.address_zip_code,
    country: row.address_country,
  },
});

const page = async (city) => {
  const where = city === null ? 'is_active' : 'is_active AND address_city = $1';
  const values = city === null ? [] : [city];
  const [rows, [{ total }]] = await Promise.all([
    run(
      `list ${where}`,
      `SELECT ${COLUMNS} FROM customers WHERE ${where} ORDER BY created_at, id LIMIT 20`,
      values,
    ),
    run(`count ${where}`, `SELECT count(*)::int AS total FROM customers WHERE ${where}`, values),
  ]);
  return { items: rows.map(present), total, skip: 0, limit: 20 };
};

const INSERT = {
  name: 'insert',
  text: `INSERT INTO customers (id, name, email, created_at, updated_at)
         VALUES ($1, $2, $3, now(), now()) RETURNING ${COLUMNS}`,
};
const INSERT_EVENT = {
  name: 'insert event',
  text: `INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
           aggregate_version, occurred_at, actor, payload)
         VALUES ($1, 'customer.created', 1, 'customer', $2, 1, now(), 'bench', $3)`,
};

/** The customer alone. */
const insert = async ({ name, email }, client = pool) => {
  const { rows } = await client.query({ ...INSERT, values: [randomUUID(), name, email] });
  return present(rows[0]);
};

/** With the event, or neither. */
const create = async (body) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const customer = await insert(body, client);
    const { id, name, email } = customer;
    await client.query({ ...INSERT_EVENT, values: [randomUUID(), id, { name, email }] });
    await client.query('COMMIT');
    return customer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

const POSTS = {
  '/customers': create,
  '/plain/customers': (body) => insert(body),
  '/sales': ({ customer_id: customer, items: [{ item_id: item }] }) => sell(pool, customer, item),
  '/rentals': (body) => rent(pool, body),
};

const answer = async (request, url) => {
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += chunk;
    return POSTS[url.pathname](JSON.parse(body));
  }
  if (url.pathname === '/availability') return availability(pool, url.searchParams);
  const [, , id] = url.pathname.split('/');
  if (!id) return page(url.searchParams.get('city'));
  const [row] = await run('get', `SELECT ${COLUMNS} FROM customers WHERE id = $1`, [id]);
  return present(row);
};

const server = createServer((request, response) => {
  answer(request, new URL(request.url, 'http://x')).then(
    (body) => {
      const text = JSON.stringify(body);
      response.writeHead(request.method === 'POST' ? 201 : 200, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error) => {
      if (REFUSALS.includes(error.code)) return response.writeHead(409).end();
      console.error(error);
      return response.writeHead(500).end();
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
