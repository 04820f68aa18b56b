/**
 * `npm run bench`: Strata beside the same work by others, turn by turn in one run and on one schema.
 * docs/benchmarks.md says what each does, and holds the figures of the last run of everything.
 */
import { DURABLE, openDatabase, sampleOf } from './database.mjs';
import { circumstances, formatted, writeSection } from './document.mjs';
import { openFleet } from './fleet.mjs';
import { CONNECTIONS } from './load.mjs';
import { openMarket } from './market.mjs';
import { measure } from './measurement.mjs';
import { number, someOf, whole } from './options.mjs';
import { BASELINE, PEERS, preparePeer, startBaseline, startPeer } from './peers.mjs';
import { memoryOf } from './process-usage.mjs';
import { runProgram } from './program.mjs';
import { besideTable, memoryTable, scenarioTable } from './report.mjs';
import { checkRentals } from './same-rentals.mjs';
import { checkWork } from './same-work.mjs';
import { scenariosOf } from './scenarios.mjs';
import { knowsSetting, startStrata } from './strata.mjs';

const SAMPLE = 1000;
/** One that is sold by itself, and the others. */
const ITEMS = 101;
const peers = Object.keys(PEERS);

await runProgram(
  {
    command: 'npm run bench',
    purpose: 'Requests a second, CPU, latency and memory of Strata beside others at the same work.',
    options: {
      seconds: { fallback: '3', read: number, what: 'how long to measure a server in a round' },
      rounds: { fallback: '3', read: whole, what: 'how often' },
      'warm-up': { fallback: '5', read: number, what: 'seconds of each scenario before that' },
      customers: { fallback: '100000', read: whole, what: 'how many there are' },
      only: { fallback: '', what: 'scenarios with this in their name' },
      peers: { fallback: 'all', read: someOf(peers), what: `${peers.join(',')}, all or none` },
      workers: { fallback: '', what: 'Strata once more, with so many workers' },
      'write-docs': { what: 'write docs/benchmarks.md, as a run without options does' },
    },
  },
  bench,
);

async function bench(options, args, cleanup) {
  const { seconds, rounds, 'warm-up': warmUp, customers, only } = options;
  for (const name of options.peers) await preparePeer(cleanup, name);
  const seed = ['seed', '--customers', String(customers), '--items', '0'];
  const { url, client } = await openDatabase(cleanup, DURABLE, seed);
  await client.query('VACUUM ANALYZE customers');
  const servers = await startServers(cleanup, url, options);
  for (const server of servers) await checkWork(server, client);
  const market = await openMarket(servers[0], ITEMS);
  const fleet = await openFleet(servers[0], market);
  for (const server of servers) await checkRentals(server, fleet, client);
  const scenarios = scenariosOf(await sampleOf(client, SAMPLE), market, fleet);

  const report = [
    await circumstances('bench', args, client),
    `${CONNECTIONS} connections, ${customers} customers at the beginning; medians of ${rounds} rounds of ${seconds} s.`,
  ];
  for (const scenario of scenarios.filter(({ name }) => name.includes(only))) {
    console.error(`${scenario.name} …`);
    const sides = await measure(scenario, servers, { rounds, seconds, warmUp });
    const table = scenario.beside ? besideTable(sides) : scenarioTable(sides, BASELINE);
    report.push(`### ${scenario.name}`, table);
  }
  report.push('### Memory', memoryTable(servers.map(memoryUsed)));
  const text = report.join('\n\n');
  console.log(await formatted(text));
  if (args.length === 0 || options['write-docs']) await writeSection('bench', text);
}

function memoryUsed({ name, pid, memoryAtReady }) {
  return { name, ready: memoryAtReady, most: memoryOf(pid).most };
}

async function startServers(cleanup, url, { peers: chosen, workers }) {
  const servers = [await startStrata(cleanup, url)];
  if (workers && knowsSetting('WORKERS')) {
    const name = `Strata, ${workers} workers`;
    servers.push(await startStrata(cleanup, url, { name, workers }));
  } else if (workers) console.error('Without workers: the server has no setting WORKERS.');
  servers.push(await startBaseline(cleanup, url));
  for (const name of chosen) servers.push(await startPeer(cleanup, url, name));
  return servers;
}
