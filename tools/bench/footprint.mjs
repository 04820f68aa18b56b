/**
 * `node tools/bench/footprint.mjs --sales 1000 --lines 3`, after `nx run server:build`: how many bytes
 * a sale under an Idempotency-Key leaves in each table of a database of its own, and which of them
 * retention takes away again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTemporaryPostgres } from '../../libs/kit/infrastructure/dist/testing/index.js';

const { values: options } = parseArgs({
  options: {
    sales: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '3' },
  },
});
const [SALES, LINES] = [Number(options.sales), Number(options.lines)];
const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const PASSWORD = 'the password of a bench';
const AT_ONCE = 8;

const postgres = await startTemporaryPostgres();
const server = spawn(process.execPath, [MAIN], {
  cwd: tmpdir(),
  env: {
    ...process.env,
    DATABASE_URL: postgres.url,
    SECRET_KEY: 'a key that signs nothing but the tokens of this bench',
    ADMIN_USERNAME: 'admin',
    ADMIN_PASSWORD: PASSWORD,
    RATE_LIMIT_MAX: '1000000000',
    LOG_LEVEL: 'error',
    PORT: '0',
  },
});
const database = new pg.Client({ connectionString: postgres.url });
try {
  const api = await ready(server);
  const token = await signIn(api);
  const post = poster(api, token);
  await database.connect();
  const sell = await openShop(post);
  const before = await sizes();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      for (let index = worker; index < SALES; index += AT_ONCE) await sell(index);
    }),
  );
  const after = await sizes();
  const rows = after
    .map(({ name, heap, indexes }) => {
      const old = before.find((table) => table.name === name);
      const grown = [heap - old.heap, indexes - old.indexes].map((size) =>
        Math.round(size / SALES),
      );
      return [name, { table: grown[0], indexes: grown[1], 'of both': grown[0] + grown[1] }];
    })
    .filter(([, row]) => row['of both'] > 0)
    .sort(([, one], [, other]) => other['of both'] - one['of both']);
  const total = rows.reduce((sum, [, row]) => sum + row['of both'], 0);
  console.log(`\nBytes a sale of ${LINES} lines, after ${SALES} sales: ${total}`);
  console.table(Object.fromEntries(rows));
  const { rows: answers } = await database.query(
    'SELECT avg(pg_column_size(a.*))::int AS bytes FROM stored_answers AS a',
  );
  console.log(`A stored answer: ${answers[0].bytes} bytes as a row`);
} finally {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  await database.end();
  await postgres.stop();
}

/** Heap (with what is stored out of line) and indexes of every table. */
async function sizes() {
  const { rows } = await database.query(
    `SELECT relname AS name, pg_table_size(oid)::int AS heap, pg_indexes_size(oid)::int AS indexes
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return rows;
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
      const url = /API +(http\S+\/api\/v1)/.exec(text);
      if (url && text.includes('is ready')) resolve(url[1]);
    });
    child.once('exit', () => reject(new Error(text)));
  });
}

async function signIn(api) {
  const body = new URLSearchParams({ username: 'admin', password: PASSWORD });
  const response = await fetch(`${api}/auth/token`, { method: 'POST', body });
  return (await response.json()).access_token;
}

function poster(api, token) {
  return async (path, body, key) => {
    const response = await fetch(api + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()).id;
  };
}

/** A customer, a warehouse and items; gives what makes one sale. */
async function openShop(post) {
  const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };
  const customer_id = await post('/customers', { name: 'Buyer' });
  const warehouse_id = await post('/warehouses', { code: 'BENCH', name: 'Bench', address });
  const items = [];
  for (let index = 0; index < Math.max(LINES, 200); index += 1) {
    items.push(await post('/items', { sku: `B-${index}`, name: 'Item', unit_price: '9.99' }));
  }
  const received = items.map((item_id) => ({ item_id, quantity: 1_000_000 }));
  await post('/inventory/receipts', { warehouse_id, items: received });
  return (index) => {
    const lines = Array.from({ length: LINES }, (_, line) => ({
      item_id: items[(index * LINES + line) % items.length],
      quantity: 1 + (line % 9),
    }));
    const body = { customer_id, payment_terms: 'net_30', items: lines };
    return post('/sales-transactions', body, crypto.randomUUID());
  };
}
