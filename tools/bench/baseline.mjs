/**
 * The same work as the measured endpoints, done by nothing but node:http and prepared statements of
 * pg: no validation, no authentication, no log. What the ratios are taken against.
 */
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sell } from './baseline-sale.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
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

const page = async (table, city) => {
  const where = city === null ? 'is_active' : 'is_active AND address_city = $1';
  const values = city === null ? [] : [city];
  const [rows, [{ total }]] = await Promise.all([
    run(
      `list ${table} ${where}`,
      `SELECT ${COLUMNS} FROM ${table} WHERE ${where} ORDER BY created_at, id LIMIT 20`,
      values,
    ),
    run(
      `count ${table} ${where}`,
      `SELECT count(*)::int AS total FROM ${table} WHERE ${where}`,
      values,
    ),
  ]);
  return { items: rows.map(present), total, skip: 0, limit: 20, next_cursor: null };
};

const insert = async (body) => {
  const { name, email } = JSON.parse(body);
  const [row] = await run(
    'insert',
    `INSERT INTO customers (id, name, email, created_at, updated_at) VALUES ($1, $2, $3, now(), now()) RETURNING ${COLUMNS}`,
    [randomUUID(), name, email],
  );
  return present(row);
};

const answer = async (request, url) => {
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (url.pathname === '/customers') return insert(body);
    const { customer_id: customer, items } = JSON.parse(body);
    return sell(pool, customer, items[0].item_id);
  }
  const [, resource, id] = url.pathname.split('/');
  if (id) {
    const [row] = await run('get', `SELECT ${COLUMNS} FROM customers WHERE id = $1`, [id]);
    return present(row);
  }
  return page(resource, url.searchParams.get('city'));
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
      console.error(error);
      response.writeHead(500).end();
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
