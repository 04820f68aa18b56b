/**
 * `node tools/bench/footprint.mjs --sales 1000 --lines 3`, after `nx run server:build`: how many bytes
 * a sale under an Idempotency-Key leaves in each table of a database of its own, and which of them
 * retention takes away again.
 */
import { openDatabase } from './database.mjs';
import { openMarket, salesOf } from './market.mjs';
import { whole } from './options.mjs';
import { runProgram } from './program.mjs';
import { post, startStrata } from './strata.mjs';

const AT_ONCE = 8;
const ITEMS = 200;

await runProgram(
  {
    command: 'node tools/bench/footprint.mjs',
    purpose: 'How many bytes a sale leaves in each table.',
    options: {
      sales: { fallback: '1000', read: whole, what: 'how many' },
      lines: { fallback: '3', read: whole, what: 'of each' },
    },
  },
  footprint,
);

async function footprint({ sales, lines }, _args, cleanup) {
  const { url, client } = await openDatabase(cleanup, {}, ['migrate']);
  const strata = await startStrata(cleanup, url);
  const { customer, items } = await openMarket(strata, Math.max(lines, ITEMS));
  const nextSale = salesOf(customer, items, lines);
  const before = await sizes(client);
  let left = sales;
  const sell = async () => {
    while (left-- > 0) {
      const key = { 'idempotency-key': crypto.randomUUID() };
      await post(strata, '/sales-transactions', nextSale(), key);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sell));
  const after = await sizes(client);

  const rows = after
    .map(({ name, heap, indexes }) => {
      const old = before.find((table) => table.name === name);
      const grown = [heap - old.heap, indexes - old.indexes].map((size) =>
        Math.round(size / sales),
      );
      return [name, { table: grown[0], indexes: grown[1], 'of both': grown[0] + grown[1] }];
    })
    .filter(([, row]) => row['of both'] > 0)
    .sort(([, one], [, other]) => other['of both'] - one['of both']);
  const total = rows.reduce((sum, [, row]) => sum + row['of both'], 0);
  console.log(`\nBytes a sale of ${lines} lines, after ${sales} sales: ${total}`);
  console.table(Object.fromEntries(rows));
  const { rows: answers } = await client.query(
    'SELECT avg(pg_column_size(a.*))::int AS bytes FROM stored_answers AS a',
  );
  console.log(`A stored answer: ${answers[0].bytes} bytes as a row`);
}

/** Heap (with what is stored out of line) and indexes of every table. */
async function sizes(client) {
  const { rows } = await client.query(
    `SELECT relname AS name, pg_table_size(oid)::int AS heap, pg_indexes_size(oid)::int AS indexes
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return rows;
}
