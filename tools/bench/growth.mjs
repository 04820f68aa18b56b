/**
 * `npm run bench:growth`: how long a read takes the more customers there are, asked by one connection.
 */
import { openDatabase, sampleOf } from './database.mjs';
import { circumstances, formatted, writeSection } from './document.mjs';
import { fillCustomers } from './fill.mjs';
import { gets, load } from './load.mjs';
import { number, whole } from './options.mjs';
import { runProgram } from './program.mjs';
import { growthTable } from './report.mjs';
import { startStrata } from './strata.mjs';

const SAMPLE = 1000;
const FEWEST = 10_000;
const PAGE = 20;
/** For indexes to be built in memory. */
const ROOMY = { maintenance_work_mem: '1GB', max_wal_size: '4GB' };

await runProgram(
  {
    command: 'npm run bench:growth',
    purpose: 'How long reads take with 10,000 customers, and ten times as many, and so on.',
    options: {
      rows: { fallback: '1e6', read: whole, what: 'how many at most; 1e7 takes a while' },
      seconds: { fallback: '4', read: number, what: 'how long to ask for each' },
      'warm-up': { fallback: '4', read: number, what: 'seconds of each before that' },
      'write-docs': { what: 'write docs/benchmarks.md, as a run without options does' },
    },
  },
  growth,
);

async function growth(options, args, cleanup) {
  const { url, client } = await openDatabase(cleanup, ROOMY, ['migrate']);
  const server = await startStrata(cleanup, url);
  const sizes = [];
  const measured = {};
  for (let size = FEWEST; size <= options.rows; size *= 10) {
    console.error(`${size} rows …`);
    await fillCustomers(client, size);
    sizes.push(size);
    for (const [name, ends] of Object.entries(await reads(client, server, size))) {
      const requests = gets(server.customers, ends, server.headers);
      await load(requests, { seconds: options['warm-up'], connections: 1 });
      const { p50 } = await load(requests, { seconds: options.seconds, connections: 1 });
      (measured[name] ??= []).push(p50);
    }
  }
  const text = [
    await circumstances('bench:growth', args, client),
    growthTable(sizes, measured),
  ].join('\n\n');
  console.log(await formatted(text));
  if (options['write-docs'] || args.length === 0) await writeSection('growth', text);
}

async function reads(client, server, size) {
  const { ids, cities } = await sampleOf(client, SAMPLE);
  const cursor = encodeURIComponent(await cursorBehind(server, Math.floor(size * 0.9)));
  return {
    'GET by id': ids.map((id) => `/${id}`),
    'list, first 20': [`?skip=0&limit=${PAGE}`],
    'list, 20 behind nine tenths, by cursor': [`?limit=${PAGE}&cursor=${cursor}`],
    'list of a city, first 20': cities.map(
      (city) => `?skip=0&limit=${PAGE}&city=${encodeURIComponent(city)}`,
    ),
  };
}

async function cursorBehind({ customers, headers }, skip) {
  const response = await fetch(`${customers}?skip=${skip}&limit=${PAGE}`, { headers });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).next_cursor;
}
