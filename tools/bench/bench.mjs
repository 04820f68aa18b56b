/**
 * `npm run bench`: requests a second of the built server, beside the same work done by node:http and
 * pg alone, taken turn by turn in one run, and the processor's time that one of ours costs the server
 * (on Linux). Authentication and the request log are on.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { cpuTimeOf } from './cpu-time.mjs';
import { devNull, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import pg from 'pg';
import { startTemporaryPostgres } from '../../libs/kit/infrastructure/dist/testing/index.js';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    customers: { type: 'string', default: '100000' },
    /** Measures only what has this in its name. */
    only: { type: 'string', default: '' },
  },
});
const CONNECTIONS = 32;
const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const BASELINE = fileURLToPath(new URL('baseline.mjs', import.meta.url));
const PASSWORD = 'the password of a bench';

const postgres = await startTemporaryPostgres();
const environment = {
  ...process.env,
  DATABASE_URL: postgres.url,
  SECRET_KEY: 'a key that signs nothing but the tokens of this bench',
  ADMIN_USERNAME: 'admin',
  ADMIN_PASSWORD: PASSWORD,
  RATE_LIMIT_MAX: '1000000000',
  PORT: '0',
};
const children = [];
try {
  await program(['seed', '--customers', options.customers, '--items', '0']);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  await database.query('CREATE TABLE unindexed_customers AS TABLE customers');
  await database.query('VACUUM ANALYZE unindexed_customers');
  const { rows } = await database.query(
    'SELECT id, address_city AS city FROM customers WHERE address_city IS NOT NULL LIMIT 1 OFFSET 5000',
  );
  await database.end();
  const [{ id, city }] = rows;

  const { url: strata, pid } = await startStrata();
  const baseline = await startBaseline();
  const token = await signIn(strata);
  const authorized = { authorization: `Bearer ${token}` };
  const cityQuery = `city=${encodeURIComponent(city)}`;
  const api = `${strata}/api/v1/customers`;
  const list = 'skip=0&limit=20';

  const market = await openMarket(`${strata}/api/v1`, authorized);
  const sales = `${strata}/api/v1/sales-transactions`;
  const { hot, spread } = market;

  const rowsOfTable = [
    await compare('GET by id', { url: `${api}/${id}` }, { url: `${baseline}/customers/${id}` }),
    await compare('list, limit 20', { url: `${api}?${list}` }, { url: `${baseline}/customers` }),
    await compare(
      'list by city, against no index',
      { url: `${api}?${list}&${cityQuery}` },
      { url: `${baseline}/unindexed_customers?${cityQuery}` },
    ),
    await compare('POST', posting(api), posting(`${baseline}/customers`)),
    await compare(
      'sales of one item',
      selling(sales, market, [hot]),
      selling(`${baseline}/sales`, market, [hot]),
    ),
    await compare(
      'sales of 100 items',
      selling(sales, market, spread),
      selling(`${baseline}/sales`, market, spread),
    ),
  ];
  console.log(
    `\n${CONNECTIONS} connections, ${options.customers} rows, median of ${options.rounds} rounds of ${options.seconds} s`,
  );
  console.table(Object.fromEntries(rowsOfTable));

  async function compare(what, ours, theirs) {
    if (!what.includes(options.only)) return [what, {}];
    // Both sides compile their hot paths first; Prisma takes longest.
    for (const side of [{ ...ours, headers: { ...ours.headers, ...authorized } }, theirs]) {
      await measure(side);
    }
    const pairs = [];
    const costs = [];
    for (let round = 0; round < Number(options.rounds); round += 1) {
      const before = cpuTimeOf(pid);
      const mine = await measure({ ...ours, headers: { ...ours.headers, ...authorized } });
      costs.push((cpuTimeOf(pid) - before) / (mine * Number(options.seconds)));
      pairs.push([mine, await measure(theirs)]);
    }
    const [mine, other] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
    process.stderr.write(`${what} done\n`);
    return [
      what,
      {
        strata: Math.round(mine),
        baseline: Math.round(other),
        ratio: (mine / other).toFixed(2),
        'CPU ms': median(costs).toFixed(2),
      },
    ];
  }
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => child.exitCode === null && once(child, 'exit')));
  await postgres.stop();
}

/** Requests a second. */
async function measure(request) {
  const result = await autocannon({
    ...request,
    connections: CONNECTIONS,
    duration: Number(options.seconds),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${request.url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return result.requests.average;
}

/** A POST of another customer each time. */
function posting(url) {
  let count = 0;
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupClient: (client) => {
      const next = () => {
        count += 1;
        const email = `${process.hrtime.bigint()}.${count}@bench.example`;
        client.setBody(JSON.stringify({ name: 'Bench', email }));
      };
      next();
      client.on('response', next);
    },
  };
}

/** A customer, a warehouse, and items with more pieces than can be sold. */
async function openMarket(api, headers) {
  const post = async (path, body) => {
    const response = await fetch(api + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()).id;
  };
  const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };
  const customer = await post('/customers', { name: 'Buyer' });
  const warehouse = await post('/warehouses', { code: 'BENCH', name: 'Bench', address });
  const items = [];
  for (let index = 0; index <= 100; index += 1) {
    items.push(await post('/items', { sku: `B-${index}`, name: 'Item', unit_price: '9.99' }));
  }
  await post('/inventory/receipts', {
    warehouse_id: warehouse,
    items: items.map((item_id) => ({ item_id, quantity: 10_000_000 })),
  });
  const [hot, ...spread] = items;
  return { customer, hot, spread };
}

/** Sales of one piece, of one item after the other. */
function selling(url, { customer }, items) {
  let count = 0;
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupClient: (client) => {
      const next = () => {
        count += 1;
        const item_id = items[count % items.length];
        const body = {
          customer_id: customer,
          payment_terms: 'net_30',
          items: [{ item_id, quantity: 1 }],
        };
        client.setBody(JSON.stringify(body));
      };
      next();
      client.on('response', next);
    },
  };
}

async function startStrata() {
  const log = openSync(devNull, 'w');
  // As npm start runs it.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', MAIN], {
    cwd: tmpdir(),
    env: environment,
    stdio: ['ignore', log, 'pipe'],
  });
  children.push(child);
  // Read to the end: what the server says later must not meet a closed pipe.
  let told = '';
  child.stderr.on('data', (chunk) => (told += chunk));
  while (!told.includes('is ready')) await once(child.stderr, 'data');
  return { url: /API +(http\S+)\/api\/v1/.exec(told)[1], pid: child.pid };
}

async function startBaseline() {
  const child = fork(BASELINE, { env: environment });
  children.push(child);
  const [port] = await once(child, 'message');
  return `http://127.0.0.1:${port}`;
}

async function signIn(url) {
  const response = await fetch(`${url}/api/v1/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'admin', password: PASSWORD }),
  });
  return (await response.json()).access_token;
}

async function program(args) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: tmpdir(),
    env: environment,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args[0]} failed`);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
